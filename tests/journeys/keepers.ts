import { expect, test } from 'vitest';
import { faultsOf } from './axe.ts';
import { visit, type Opener } from './browser.ts';
import { PASSWORD } from './members.ts';

/** What keeps the house: accounts by two administrators, and what all did by the auditor. */
export function keeperJourneys(open: Opener): void {
  test('the system administrator makes an account, the security administrator gives it rights, and only then its holder comes in', async () => {
    const system = await open({ as: 'system' });
    await visit(system, '/accounts');
    const form = system.getByRole('form', { name: '新设账号' });
    await form.getByLabel('账号', { exact: true }).fill('wang.clerk');
    await form.getByLabel('姓名').fill('王办事');
    await form.getByRole('button', { name: '设立账号' }).click();
    const once = system.getByLabel('一次性口令');
    await once.waitFor();
    const password = await once.innerText();
    expect(await faultsOf(system)).toEqual([]);
    await system.getByRole('button', { name: '已经告诉本人' }).click();
    await system.getByRole('link', { name: '王办事' }).click();
    await system.getByText('尚未授权').waitFor();
    expect(await system.getByRole('form', { name: '授权' }).count()).toBe(0);
    const account = new URL(system.url()).pathname;

    const holder = await open({ as: null });
    const signIn = async () => {
      await visit(holder, '/sign-in');
      await holder.getByLabel('账号').fill('wang.clerk');
      await holder.getByLabel('口令').fill(password);
      await holder.keyboard.press('Enter');
    };
    await signIn();
    await holder.getByRole('alert').waitFor();

    const security = await open({ as: 'security' });
    await visit(security, account);
    expect(await security.getByRole('button', { name: '重发一次性口令' }).count()).toBe(0);
    const rights = security.getByRole('form', { name: '授权' });
    await rights.getByLabel('岗位').selectOption({ label: '乡镇（街道）工作人员' });
    await rights.getByLabel('负责的区划代码').fill('341502');
    await rights.getByRole('button', { name: '授权' }).click();
    await rights.getByText('配不上').waitFor();
    expect(await rights.getByLabel('负责的区划代码').getAttribute('aria-invalid')).toBe('true');
    await rights.getByLabel('负责的区划代码').fill('341502001');
    await rights.getByRole('button', { name: '授权' }).click();
    await security.getByText('已授权。').waitFor();
    expect(await faultsOf(security)).toEqual([]);

    await signIn();
    await holder.getByLabel('新口令').fill(PASSWORD);
    await holder.keyboard.press('Enter');
    await holder.getByRole('button', { name: '王办事' }).waitFor();

    await security.reload();
    await security.getByRole('button', { name: '结束全部登录和设备' }).click();
    await security.getByText('已结束，下一次操作即失效。').first().waitFor();
    await holder.reload();
    await holder.waitForURL(/\/sign-in/);
    for (const page of [system, holder, security]) await page.context().close();
  }, 120_000);

  test('the auditor sees who looked at a person, by filter and by day, and verifies the chain', async () => {
    const officer = await open({ as: 'county' });
    await visit(officer, '/findings?kind=missed');
    await officer.getByRole('table').getByRole('link').first().click();
    await officer.waitForURL(/\/people\//);
    await officer.getByRole('region', { name: '逐项核对' }).waitFor();
    const person = /people\/([0-9a-f-]{36})/.exec(officer.url())?.[1] ?? '';
    await officer.context().close();

    const page = await open({ as: 'auditor' });
    await visit(page, '/audit');
    const filters = page.getByRole('form', { name: '筛选' });
    await filters.getByLabel('被看的人').fill(person);
    await filters.getByLabel('动作').selectOption({ label: '看一个人' });
    await filters.getByRole('button', { name: '查找' }).click();
    await page.waitForURL(/subject=/);
    const rows = page.getByRole('table', { includeHidden: false }).getByRole('row');
    await page.getByRole('cell', { name: '县区残联工作人员' }).first().waitFor();
    expect(await rows.count()).toBeGreaterThan(1);
    expect(await page.getByRole('main').innerText()).not.toMatch(/[\u4e00-\u9fff]\*/);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '核验整条链' }).click();
    await page.getByRole('main').getByText(/条记录完整/).waitFor();
    await page.context().close();
  });
}
