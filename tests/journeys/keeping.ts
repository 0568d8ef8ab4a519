import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { faultsOf } from './axe.ts';
import { visit, type Opener } from './browser.ts';
import { hasFocus, tabTo } from './keys.ts';

const Minors = z.object({ items: z.array(z.object({ personId: z.string(), age: z.number().nullable() })) });

/** Somebody who is under fourteen today too: the demo city is as of 2018, so at most five then. */
async function aChild({ request }: Page): Promise<string> {
  for (let page = 1; page <= 20; page += 1) {
    const { items } = Minors.parse(await (await request.get(`/api/findings?size=200&page=${page}`)).json());
    const child = items.find(({ age }) => age !== null && age <= 5);
    if (child) return child.personId;
  }
  throw new Error('no child in the county');
}

/** Moves by Tab to a field with this label and types. */
async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(text);
}

/** What the law on personal information asks of an office, each by whoever has the task. */
export function keepingJourneys(open: Opener): void {
  test('a county officer enters what a guardian asks, is held to check who it is, then hands out what is held and answers: by keyboard alone', async () => {
    const page = await open({ as: 'county' });
    await visit(page, '/findings?kind=missed');
    await page.getByRole('table').getByRole('link').last().click();
    await page.waitForURL(/\/people\//);
    const person = /people\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
    await visit(page, `/requests?person=${person}`);
    await page.getByText('没有请求').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await tabTo(page, page.getByLabel('请求', { exact: true }));
    for (let i = 0; i < 2; i += 1) await page.keyboard.press('ArrowDown');
    await tabTo(page, page.getByLabel('谁来问'));
    await page.keyboard.press('ArrowDown');
    await typeInto(page, '原话', '想要一份孩子的资料');
    await tabTo(page, page.getByRole('button', { name: '记下' }));
    await page.keyboard.press('Enter');

    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    const standing = page.getByRole('region', { name: '请求', exact: true });
    await standing.getByText('想要一份孩子的资料').waitFor();
    expect(await hasFocus(page.getByRole('heading', { level: 1, name: '请求：复制' }))).toBe(true);
    expect(await standing.innerText()).toMatch(/监护人[\s\S]*还有 15 个工作日/);
    expect(await standing.innerText()).not.toContain('登记库里没有这个人');
    expect(await page.getByRole('link', { name: '下载材料' }).count()).toBe(0);
    await tabTo(page, page.getByLabel('怎么核对的'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, page.getByRole('button', { name: '记下这一步' }));
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: '办理经过' }).getByText('监护人身份证和监护关系证明').waitFor();
    expect(await hasFocus(page.getByRole('button', { name: '记下这一步' }))).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    const letter = await page.request.get((await page.getByRole('link', { name: '下载材料' }).getAttribute('href')) ?? '');
    expect(await letter.text()).toMatch(/残疾人联合会[\s\S]*身份证号：\d{17}[\dX]/);

    const act = page.getByRole('form', { name: '办理' });
    await act.getByLabel('做什么').selectOption({ label: '不同意，回绝' });
    await act.getByRole('button', { name: '记下这一步' }).click();
    expect(await act.getByLabel('告诉本人的理由').evaluate((area: HTMLTextAreaElement) => area.validity.valueMissing)).toBe(true);
    await act.getByLabel('做什么').selectOption({ label: '答复' });
    await act.getByLabel('说明').fill('当面交给监护人');
    await act.getByRole('button', { name: '记下这一步' }).click();
    await standing.getByText('已答复').waitFor();
    await page.context().close();

    const neighbour = await open({ as: 'neighbour' });
    await neighbour.goto(page.url());
    await neighbour.getByRole('alert').waitFor();
    expect(await neighbour.getByRole('main').innerText()).not.toContain('监护人');
    await neighbour.context().close();
  }, 120_000);

  test('the security administrator holds a drill: who is touched is counted, the drafts name nobody, deadlines are met one by one', async () => {
    const page = await open({ as: 'security' });
    await visit(page, '/breaches');
    expect(await faultsOf(page)).toEqual([]);
    const form = page.getByRole('form', { name: '登记一起' });
    await form.getByLabel('出了什么事').fill('一台笔记本电脑遗失');
    await form.getByLabel('从什么时候').fill('2030-01-02T08:00');
    await form.getByLabel('到什么时候').fill('2020-01-02T08:00');
    await form.getByRole('button', { name: '登记并起草' }).click();
    await form.getByText('结束时间应在开始时间之后').waitFor();
    await form.getByLabel('从什么时候').fill('2020-01-02T08:00');
    await form.getByLabel('到什么时候').fill('2030-01-02T08:00');
    await form.getByRole('button', { name: '登记并起草' }).click();
    await page.waitForURL(/\/breaches\/\d+$/);
    const deadlines = page.getByRole('region', { name: '时限' });
    expect(await deadlines.getByRole('row', { name: '报告网信部门' }).innerText()).toContain('待办');
    const notice = await page.getByRole('region', { name: '通知本人（草稿）' }).innerText();
    expect(notice).toContain('【演练，不外发】');
    expect(await page.getByRole('main').innerText()).not.toMatch(/\d{17}[\dX]|[一-鿿]\*/);
    expect(await faultsOf(page)).toEqual([]);
    const record = page.getByRole('form', { name: '记下做了什么' });
    await record.getByLabel('怎么做的').fill('电话报告市网信办值班室');
    await record.getByRole('button', { name: '记下' }).click();
    await deadlines.getByText('电话报告市网信办值班室').waitFor();
    expect(await hasFocus(record.getByRole('button', { name: '记下' }))).toBe(true);
    expect(await record.getByLabel('做了什么').getByRole('option').allInnerTexts()).toEqual(['已通知本人或监护人', '了结']);
    await page.context().close();

    const leader = await open({ as: 'leader' });
    await visit(leader, '/breaches');
    await leader.getByRole('link', { name: '一台笔记本电脑遗失' }).first().click();
    await leader.waitForURL(/\/breaches\/\d+$/);
    await leader.getByRole('region', { name: '时限' }).waitFor();
    expect(await leader.getByRole('form', { name: '记下做了什么' }).count()).toBe(0);
    await leader.context().close();
  }, 120_000);

  test('the auditor checks a receipt of his own; what is none is told as none; only the system administrator deletes', async () => {
    const page = await open({ as: 'auditor' });
    await visit(page, '/retention');
    await page.getByRole('region', { name: '今天该删的' }).waitFor();
    expect(await page.getByRole('button', { name: '现在删除' }).count()).toBe(0);
    const form = page.getByRole('form', { name: '核对一张收据' });
    await form.getByLabel('收据文件').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
    await form.getByRole('button', { name: '核对' }).click();
    await form.getByText('这不是删除收据').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();

    const system = await open({ as: 'system' });
    await visit(system, '/retention');
    await tabTo(system, system.getByRole('button', { name: '现在删除' }));
    await system.keyboard.press('Enter');
    await system.getByRole('dialog', { name: '删除到期的' }).waitFor();
    expect(await faultsOf(system)).toEqual([]);
    await tabTo(system, system.getByRole('dialog').getByRole('button', { name: /查一遍|删除这/ }));
    await system.keyboard.press('Enter');
    await system.getByText(/删除了 \d+ 项/).waitFor();
    expect(await faultsOf(system)).toEqual([]);
    await system.context().close();
  }, 120_000);

  test('of a child a county officer asks a superior for each look; the department answers by keyboard, then the number is shown, and the chain names both', async () => {
    const page = await open({ as: 'county' });
    const child = await aChild(page);
    await visit(page, `/people/${child}`);
    const masked = page.getByRole('region', { name: '遮住的资料' });
    await masked.getByRole('button', { name: '显示出生日期' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('目的').selectOption({ label: '入户核实' });
    await sheet.getByLabel('为什么要看这个人的', { exact: true }).fill('入户前核对年龄');
    await page.keyboard.press('Enter');
    await sheet.getByLabel('为什么非看不可').fill('家长托村里代为核对');
    await page.keyboard.press('Enter');
    await sheet.getByText('须先经上级批准').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await sheet.getByRole('button', { name: '请上级批准' }).click();
    await sheet.getByText('已请上级批准').waitFor();
    await page.keyboard.press('Escape');
    const asked = page.getByRole('region', { name: '查看未成年人的资料' });
    await asked.getByText('等待批准').waitFor();
    expect(await asked.getByRole('form').count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);

    const superior = await open({ as: 'office' });
    await visit(superior, '/looks');
    const waiting = superior.getByRole('region', { name: '等您批的' });
    await waiting.getByText('入户前核对年龄').waitFor();
    expect(await waiting.innerText()).not.toMatch(/\d{4}-\d{2}-\d{2}(?! \d\d:)/);
    expect(await faultsOf(superior)).toEqual([]);
    await tabTo(superior, waiting.getByLabel('同意吗'));
    await superior.keyboard.press('ArrowDown');
    await tabTo(superior, waiting.getByRole('button', { name: '答复' }));
    await superior.keyboard.press('Enter');
    await superior.getByText('没有等您批的').waitFor();
    await superior.context().close();

    await page.reload();
    await asked.getByText('已批准').waitFor();
    await masked.getByRole('button', { name: '显示出生日期' }).click();
    await sheet.getByLabel('目的').selectOption({ label: '入户核实' });
    await sheet.getByLabel('为什么要看这个人的', { exact: true }).fill('入户前核对年龄');
    await page.keyboard.press('Enter');
    await sheet.getByLabel('为什么非看不可').fill('家长托村里代为核对');
    await page.keyboard.press('Enter');
    await masked.getByText('已记入审计日志').waitFor();
    expect(await masked.innerText()).toMatch(/20\d{2}-\d{2}-\d{2}/);
    await page.context().close();

    const auditor = await open({ as: 'auditor' });
    await visit(auditor, `/audit?subject=${child}&action=looks:decide`);
    const entry = auditor.getByRole('row', { name: '批未成年人查看申请' }).first();
    expect(await entry.innerText()).toContain('verification_visit');
    expect(await entry.innerText()).not.toContain('家长托村里');
    await auditor.context().close();
  }, 120_000);

  test('the system administrator sees which keys seal what, and changes them by keyboard while all goes on', async () => {
    const page = await open({ as: 'system' });
    await visit(page, '/keys');
    const row = page.getByRole('row', { name: /加密.*在用/ });
    expect(await row.innerText()).toMatch(/AES-256-GCM[\s\S]*登记库 \d+ 项[\s\S]*名单和核对的文件/);
    expect(await faultsOf(page)).toEqual([]);
    await tabTo(page, page.getByLabel('换成'));
    await page.keyboard.press('ArrowDown');
    await tabTo(page, page.getByRole('button', { name: '开始更换' }));
    await page.keyboard.press('Enter');
    const progress = page.getByRole('list', { name: '更换的进度' });
    await progress.getByText('正在做').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const officer = await open({ as: 'county' });
    await visit(officer, '/findings?kind=missed');
    await officer.getByRole('table').getByRole('link').first().waitFor();
    await officer.context().close();
    await page.getByRole('main').getByText('密钥已换好，旧的已停用。').waitFor({ timeout: 240_000 });
    await page.getByRole('row', { name: /加密.*SM4.*在用/ }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  }, 300_000);
}
