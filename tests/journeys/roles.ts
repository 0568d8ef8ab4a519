import { expect, test } from 'vitest';
import { visit, type Opener } from './browser.ts';

const EVERYONE = ['我的账号', '退出登录'];

/** What each role finds, and what it does not. */
export function roleJourneys(open: Opener): void {
  test('a county officer sees her county and no other, no list, and no row to place', async () => {
    const page = await open({ as: 'county' });
    await visit(page, '/');
    const pages = await page.getByRole('navigation', { name: '主导航' }).getByRole('link').allInnerTexts();
    expect(pages.map((text) => text.split('\n')[0])).toEqual(['工作台', '更正', '登记冲突', '疑似发现', '规则', '代理', '设备', '个人信息', '本人请求', '未成年人查看']);
    expect(await page.getByRole('region', { name: '外部名单' }).count()).toBe(0);
    expect(await page.getByRole('table').getByRole('columnheader').allInnerTexts()).toContain('金安');
    expect(await page.getByRole('table').getByRole('columnheader').allInnerTexts()).not.toContain('裕安');
    await visit(page, '/findings?kind=missed');
    const places = await page.getByRole('table').getByRole('row').allInnerTexts();
    expect(places.length).toBeGreaterThan(1);
    for (const row of places.slice(1)) expect(row).toContain('金安');
    await page.goto('/lists');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('没有这项权限');
    await page.context().close();
  });

  test('a person of one county does not exist for the officer of the next', async () => {
    const page = await open({ as: 'county' });
    await visit(page, '/findings?kind=missed');
    const person = await page.getByRole('table').getByRole('link').first().getAttribute('href');
    await page.context().close();
    const other = await open({ as: 'neighbour' });
    await other.goto(person ?? '');
    await other.getByRole('alert').waitFor();
    expect(await other.getByRole('main').innerText()).not.toMatch(/\d{4}\*+/);
    await other.context().close();
  });

  test('administrators and auditors see no person: no search, no findings, only their own pages', async () => {
    const expected = { system: ['工作台', '账号', '设备', '到期删除', '密钥'], security: ['工作台', '账号', '代理', '个人信息', '泄露处置'], audit: ['工作台', '审计', '到期删除'], auditor: ['工作台', '规则', '审计', '个人信息', '到期删除'] } as const;
    for (const [member, pages] of [['system', expected.system], ['security', expected.security], ['audit', expected.audit], ['auditor', expected.auditor]] as const) {
      const page = await open({ as: member });
      await visit(page, '/');
      expect(await page.getByRole('navigation', { name: '主导航' }).getByRole('link').allInnerTexts(), member).toEqual(pages);
      const searches: string[] = [];
      page.on('request', (request) => request.url().endsWith('/api/search') && searches.push(request.url()));
      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox').fill('王');
      await page.getByText('没有找到').waitFor();
      expect(searches, member).toEqual([]);
      await page.context().close();
    }
  });

  test('the top says who is signed in, with role and place, and leads to one\'s own account', async () => {
    const page = await open({ as: 'county' });
    await visit(page, '/');
    const who = page.getByRole('button', { name: '示范县区残联工作人员' });
    await who.click();
    expect(await page.getByRole('menu').getByRole('menuitem').allInnerTexts()).toEqual(EVERYONE);
    expect(await page.getByRole('menu').innerText()).toContain('金安');
    await page.getByRole('menuitem', { name: '我的账号' }).click();
    await page.waitForURL(/\/me$/);
    await page.getByRole('region', { name: '在哪里登录着' }).getByText('就是这里').waitFor();
    await page.context().close();
  });
}
