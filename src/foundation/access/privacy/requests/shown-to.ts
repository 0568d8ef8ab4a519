import type { Connections } from '../../../platform/database/index.ts';
import { ROLE, type Role } from '../../walls/index.ts';
import { FIELDS, isField } from '../processing/fields.ts';
import type { Processing } from '../processing/read-processing.ts';
import type { Label } from '../label.ts';
import type { Shown } from './handout.ts';

/** Every time the audit chain says that somebody saw or changed this person, in order. `connections` must be those of somebody who may read the chain. */
export async function shownTo(connections: Connections, processing: Processing, person: string, placeName: (division: string) => string | null): Promise<Shown[]> {
  const { rows } = await connections.query<{ at: Date; role: string; division: string | null; action: string; purpose: string | null; detail: Record<string, unknown> }>(
    `select at, role, division, action, purpose, detail from audit.entry where subjects @> array[$1::uuid] and outcome = 'done' order by seq`, [person],
  );
  return rows.map(({ at, role, division, action, purpose, detail }) => ({
    at, who: whoOf(role, division === null ? null : placeName(division)), did: didOf(action, detail['field']), purpose: purpose === null ? null : (processing.purposes.get(purpose)?.label ?? { zh: purpose, en: purpose }),
  }));
}

function whoOf(role: string, place: string | null): Label {
  const label: Label = isRole(role) ? ROLE[role].label : { zh: '本办公系统', en: 'the office’s own work' };
  return place === null ? label : { zh: `${place}${label.zh}`, en: `${label.en}, ${place}` };
}

function isRole(text: string): text is Role {
  return Object.hasOwn(ROLE, text);
}

/** What was done, in words; of a reveal, which field. */
function didOf(action: string, field: unknown): Label {
  const [resource = '', act = ''] = action.split(':');
  const verb = Object.hasOwn(ACTS, act) ? ACTS[act as keyof typeof ACTS] : { zh: act, en: act };
  if (typeof field === 'string' && isField(field)) return { zh: `${verb.zh}${FIELDS[field].label.zh}`, en: `${verb.en} ${FIELDS[field].label.en}` };
  const thing = Object.hasOwn(THINGS, resource) ? THINGS[resource as keyof typeof THINGS] : { zh: '', en: '' };
  return { zh: `${verb.zh}${thing.zh}`, en: `${verb.en} ${thing.en}`.trim() };
}

const ACTS = {
  read: { zh: '查看', en: 'looked at' }, reveal: { zh: '显示', en: 'was shown' }, export: { zh: '导出', en: 'exported' }, decide: { zh: '办理', en: 'decided' },
  handle: { zh: '办理', en: 'handled' }, judge: { zh: '核对', en: 'compared' },
} as const satisfies Record<string, Label>;

const THINGS = {
  person: { zh: '个人情况', en: 'the person' }, findings: { zh: '疑似发现', en: 'findings' }, desk: { zh: '名单上的行', en: 'rows of lists' }, requests: { zh: '本人请求', en: 'the request' },
  looks: { zh: '查看未成年人资料的申请', en: 'the request to see data of a minor' },
} as const satisfies Record<string, Label>;
