import { expect, test } from 'vitest';
import { faultsOf } from './axe.ts';
import { visit, type Opener } from './browser.ts';

/** The day `ahead` days from now, in the city. */
function day(ahead: number): string {
  return new Date(Date.now() + ahead * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

/** One's own account: somebody stands in, a phone is enrolled, a session is ended. */
export function standingInJourneys(open: Opener): void {
  test('an officer asks another to stand in; he acts for her, the top says so, and the security administrator ends it', async () => {
    const away = await open({ as: 'neighbour' });
    await visit(away, '/me');
    await away.getByText('我不在时请人代理').click();
    const form = away.getByRole('form', { name: '设代理' });
    await form.getByLabel('代理人的账号').fill('nobody.here');
    await form.getByLabel('到（含当天）').fill(day(3));
    await form.getByRole('button', { name: '设代理' }).click();
    await form.getByText('没有可以代理的这个账号').waitFor();
    await form.getByLabel('代理人的账号').fill('county');
    await form.getByRole('button', { name: '设代理' }).click();
    await away.getByText('代理已设好').waitFor();
    expect(await faultsOf(away)).toEqual([]);
    await away.context().close();

    const deputy = await open({ as: 'county' });
    await visit(deputy, '/me');
    await deputy.getByRole('button', { name: '代 示范县区残联工作人员 办理' }).click();
    await deputy.getByRole('button', { name: '代理 示范县区残联工作人员' }).waitFor();
    await visit(deputy, '/');
    expect(await deputy.getByRole('table').getByRole('columnheader').allInnerTexts()).toContain('裕安');
    await visit(deputy, '/me');
    await deputy.getByRole('button', { name: '恢复本人身份' }).click();
    await deputy.getByRole('button', { name: '代 示范县区残联工作人员 办理' }).waitFor();

    const security = await open({ as: 'security' });
    await visit(security, '/delegations');
    await security.getByRole('button', { name: '收回' }).first().click();
    await security.getByText('没有代理').waitFor();
    await security.context().close();
    await deputy.reload();
    await deputy.getByText('现在没有人请您代理').waitFor();
    await deputy.context().close();
  }, 120_000);

  test('a town clerk enrols a village worker\'s phone: its address is shown once', async () => {
    const page = await open({ as: 'town' });
    await visit(page, '/devices');
    await page.getByLabel('联络员').selectOption({ index: 0 });
    await page.getByRole('button', { name: '生成登记地址' }).click();
    await page.getByText(/\/field#enrol=[\w-]{43}/).waitFor();
    await page.getByRole('img', { name: '二维码，内容是下面的登记地址' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  });
}
