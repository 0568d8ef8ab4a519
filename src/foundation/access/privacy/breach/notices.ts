import { FIELDS, isField } from '../processing/fields.ts';
import type { BreachScope } from './breach-scope.ts';

/** What a notice of a breach must say and only people know: left in brackets to be filled in where it is not given. */
export interface BreachFacts {
  readonly office: string;
  readonly what: string;
  readonly from: Date;
  readonly to: Date;
  readonly kind: 'drill' | 'real';
  readonly countyNames: ReadonlyMap<string, string>;
}

const OFFSET_MS = 8 * 3_600_000;

function when(at: Date): string {
  const text = new Date(at.getTime() + OFFSET_MS).toISOString();
  return `${text.slice(0, 4)}年${Number(text.slice(5, 7))}月${Number(text.slice(8, 10))}日${text.slice(11, 16)}`;
}

function kindsOf({ fields }: BreachScope): string {
  const known = fields.flatMap(({ field }) => (isField(field) ? [FIELDS[field].label.zh] : []));
  return known.length === 0 ? '遮盖后的姓名、类别等级、所在村（社区）、待遇情况' : `${known.join('、')}，以及遮盖后的其他信息`;
}

function banner(kind: BreachFacts['kind']): string[] {
  return kind === 'drill' ? ['【演练，不外发】', ''] : [];
}

/** Draft of the report to the authority that oversees personal information (PIPL art. 57): kinds, cause, harm, remedies, whom to ask. */
export function noticeToAuthority(scope: BreachScope, { office, what, from, to, kind, countyNames }: BreachFacts): string {
  const counties = scope.counties.map(({ county, people }) => `${county === '' ? '住地不明' : (countyNames.get(county) ?? county)} ${people} 人`);
  return [
    ...banner(kind),
    '关于个人信息安全事件的报告',
    '',
    '【网信部门名称】：',
    '',
    `  ${when(from)}至${when(to)}，${office}发生（可能发生）个人信息安全事件：${what}。现将有关情况报告如下。`,
    '',
    `  一、涉及的人和信息。涉及 ${scope.people} 人，其中不满十四周岁 ${scope.minors} 人；${counties.length === 0 ? '' : `分布为：${counties.join('、')}。`}信息种类：${kindsOf(scope)}。`,
    `  二、原因。【查明的原因；尚未查明的，写明正在查什么】`,
    `  三、可能造成的危害。【如：冒用身份骗取补贴、电话诈骗、因残疾受到歧视】`,
    `  四、已采取的补救措施。涉及账号 ${scope.accounts.length} 个，【停用、改密、追回、封堵等措施及时间】`,
    '  五、本人可以采取的措施。【如：不向来电者提供验证码、核对补贴到账、挂失银行卡】',
    '  六、联系人和电话。【姓名、职务、电话】',
    '',
    office,
    '【成文日期】',
    '',
  ].join('\n');
}

/** Draft of the notice to the people concerned, or their guardians, in words they understand. */
export function noticeToPeople(scope: BreachScope, { office, what, from, to, kind }: BreachFacts): string {
  return [
    ...banner(kind),
    '【本人或监护人姓名】：',
    '',
    `  ${when(from)}至${when(to)}，我们保管的信息出了安全问题：${what}。您的信息可能被不该看的人看到。`,
    '',
    `  可能被看到的：${kindsOf(scope)}。`,
    '  可能的危害：【用平实的话写】',
    '  我们做了什么：【措施及时间】',
    '  您可以做什么：有人自称残联、民政或银行，索要验证码、密码或要求转账的，不要理会；补贴没有按时到账的，请告诉我们。【其他】',
    '  有问题找谁：【电话、地址、时间】。您也可以向网信部门投诉。',
    '',
    office,
    '【日期】',
    '',
  ].join('\n');
}
