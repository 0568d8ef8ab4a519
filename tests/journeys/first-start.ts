import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { makeMasterKey } from '../../src/foundation/platform/crypto/index.ts';
import { readSettings } from '../../src/foundation/platform/settings/index.ts';
import { serve } from '../../src/office/serve.ts';
import { faultsOf } from './axe.ts';
import { openPage, visit } from './browser.ts';
import { PASSWORD } from './members.ts';

const ADMINISTRATORS = [['系统管理员', 'chen.system'], ['安全管理员', 'zhou.security'], ['审计管理员', 'wu.audit']] as const;

/** A new office, without data and without anybody. */
export function firstStartJourneys(browser: () => Browser): void {
  test('a new office is set up with the code of the terminal by three administrators, each of whom then sets up a second factor', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'jinbao-first-'));
    const lines: string[] = [];
    await makeMasterKey(join(folder, 'keys', 'master.key'));
    const serving = await serve({ settings: readSettings({ PORT: '0', JINBAO_DATA: folder, JINBAO_LOG: 'error' }), say: (line) => lines.push(line) });
    const page = await openPage(browser(), serving.url, null);
    try {
      await visit(page, '/');
      await page.getByRole('heading', { level: 2, name: '第一次启动' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByLabel('本市区划代码').fill('341500');
      for (const [role, name] of ADMINISTRATORS) {
        const group = page.getByRole('group', { name: role });
        await group.getByLabel('账号').fill(name);
        await group.getByLabel('姓名').fill(`${role}甲`);
        await group.getByLabel('新口令').fill(`${PASSWORD}${name}`);
      }
      const code = page.getByLabel('设置码');
      await code.fill('aaaa-aaaa-aaaa-aaaa');
      await page.keyboard.press('Enter');
      await page.getByText('设置码不对').waitFor();
      expect(await code.getAttribute('aria-invalid')).toBe('true');
      await code.fill(/[0-9a-z]{4}(?:-[0-9a-z]{4}){3}/.exec(lines.join('\n'))?.[0] ?? '');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 2, name: '登录' }).waitFor();
      await page.getByLabel('账号').fill('zhou.security');
      await page.getByLabel('口令').fill(`${PASSWORD}zhou.security`);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 2, name: '设置动态口令' }).waitFor();
    } finally {
      await page.context().close();
      await serving.close();
      await rm(folder, { recursive: true, force: true });
    }
  }, 180_000);
}
