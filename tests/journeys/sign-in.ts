import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { faultsOf } from './axe.ts';
import { visit, type Opener } from './browser.ts';
import { hasFocus, tabTo } from './keys.ts';
import { codeOf, PASSWORD, type Member } from './members.ts';

/** From nobody to at work, and out again. The members of these journeys are used by no other. */
export function signInJourneys(open: Opener, passwordOf: (member: Member) => string): void {
  let page: Page;

  beforeEach(async () => {
    page = await open({ as: null });
  });

  afterEach(() => page.context().close());

  const heading = (name: string) => page.getByRole('heading', { level: 2, name });

  test('by keyboard alone: a one-time password, a password of one\'s own, a second factor, and to the page one wanted; then out, and in by a code and by a recovery code', async () => {
    await page.goto('/findings?kind=missed');
    await heading('登录').waitFor();
    expect(await hasFocus(page.getByLabel('账号'))).toBe(true);
    await page.keyboard.type('rehabilitation');
    await page.keyboard.press('Tab');
    await page.keyboard.type(passwordOf('rehabilitation'));
    await page.keyboard.press('Enter');

    await heading('换成自己的口令').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(await hasFocus(page.getByLabel('新口令'))).toBe(true);
    await page.keyboard.type('password1234');
    await page.keyboard.press('Enter');
    await page.getByText('太常见').waitFor();
    expect(await hasFocus(page.getByLabel('新口令'))).toBe(true);
    expect(await page.getByLabel('新口令').getAttribute('aria-invalid')).toBe('true');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('新口令').fill(PASSWORD);
    await page.keyboard.press('Enter');

    await heading('设置动态口令').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const secret = (await page.getByRole('definition').first().innerText()).replaceAll(/\s/g, '');
    await page.getByRole('img', { name: '二维码，内容是下面的密钥' }).waitFor();
    expect(await page.getByRole('link', { name: '在动态口令应用中打开' }).getAttribute('href')).toMatch(/^otpauth:\/\/totp\//);
    expect(await hasFocus(page.getByRole('textbox', { name: '动态口令' }))).toBe(true);
    await page.keyboard.type(codeOf(secret));
    await page.keyboard.press('Enter');
    const codes = page.getByRole('list', { name: '恢复码' });
    await codes.waitFor();
    expect(await codes.getByRole('listitem').count()).toBe(10);
    const recovery = await codes.getByRole('listitem').first().innerText();
    await tabTo(page, page.getByRole('button', { name: '已经收好' }));
    await page.keyboard.press('Enter');

    await page.waitForURL(/\/findings\?kind=missed/);
    await page.getByRole('table').waitFor();

    for (const code of [codeOf(secret, 1), recovery]) {
      await tabTo(page, page.getByRole('button', { name: '示范市残联部门工作人员' }));
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: '退出登录' }).waitFor();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/sign-in/);
      await page.getByLabel('账号').fill('rehabilitation');
      await page.getByLabel('口令').fill(PASSWORD);
      await page.keyboard.press('Enter');
      await heading('动态口令').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.keyboard.type('000000');
      await page.keyboard.press('Enter');
      await page.getByText('验证码不对').waitFor();
      await page.getByRole('textbox', { name: '动态口令' }).fill(code);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: '在等您办' }).waitFor();
    }
  }, 120_000);

  test('a wrong password and a name nobody has are told in the same words, which take focus', async () => {
    await visit(page, '/sign-in');
    const said: string[] = [];
    for (const name of ['village', 'nobody-at-all']) {
      await page.getByLabel('账号').fill(name);
      await page.getByLabel('口令').fill('not the password');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      await expect.poll(() => hasFocus(page.getByRole('alert'))).toBe(true);
      said.push(await page.getByRole('alert').innerText());
      expect(await faultsOf(page)).toEqual([]);
      await page.reload();
      await heading('登录').waitFor();
    }
    expect(said[0]).toBe(said[1]);
    expect(said[0]).toContain('账号或口令不对');
  });

  test('fields say what a password manager may put there, and English has no Chinese left', async () => {
    await page.context().close();
    page = await open({ as: null, language: 'en' });
    await visit(page, '/sign-in');
    expect(await page.getByLabel('Sign-in name').getAttribute('autocomplete')).toBe('username');
    expect(await page.getByLabel('Password').getAttribute('autocomplete')).toBe('current-password');
    expect(await page.getByRole('main').innerText()).not.toMatch(/\p{Script=Han}/u);
    expect(await page.title()).toBe('Sign in · Jinbao');
  });

  test('signing in stands in three themes and on a narrow screen without a fault', async () => {
    for (const reader of [{ theme: 'dark' }, { theme: 'contrast' }, { width: 320, height: 640, size: 'larger' }] as const) {
      const other = await open({ as: null, ...reader });
      await visit(other, '/sign-in');
      expect(await faultsOf(other), JSON.stringify(reader)).toEqual([]);
      expect(await other.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
      await other.context().close();
    }
  });

  test('a session that was ended elsewhere leads to signing in and back, and nothing of it stays on the screen', async () => {
    await page.context().close();
    page = await open({ as: 'leader' });
    await visit(page, '/findings?kind=wrong');
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '准不准' }).click();
    await page.waitForURL(/\/sign-in\?from=/);
    await heading('登录').waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    await page.context().addCookies(cookies);
    await page.reload();
    await page.waitForURL(/\/quality/);
  });

  test('two minutes before the end it is said, heard and answered by one key', async () => {
    await page.context().close();
    page = await open({ as: 'leader' });
    const ends = Date.now() + 128_000;
    await page.route('**/api/me', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), expiresInSeconds: Math.floor((ends - Date.now()) / 1000) } });
    });
    await visit(page, '/');
    const warning = page.getByRole('alertdialog', { name: '登录快要结束' });
    await warning.waitFor();
    const heard = page.locator('[data-live-announcer]', { hasText: '登录快要结束' });
    await heard.waitFor({ state: 'attached' });
    expect(await heard.evaluate((region) => region.closest('[aria-hidden=true], [inert]'))).toBeNull();
    expect(await faultsOf(page)).toEqual([]);
    await page.unroute('**/api/me');
    await tabTo(page, page.getByRole('button', { name: '继续登录' }));
    await page.keyboard.press('Enter');
    await warning.waitFor({ state: 'detached' });
  });
}
