import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { visit, type Opener, type Reader } from './browser.ts';
import { hasFocus, tabTo } from './keys.ts';

/** The pages of the first people with findings in the county's reach. */
async function peopleOf(page: Page): Promise<string[]> {
  await visit(page, '/findings?kind=missed');
  const links = await page.getByRole('table').getByRole('link').evaluateAll((all) => all.map((one) => (one.getAttribute('href') ?? '').split('?')[0] ?? ''));
  return [...new Set(links)].filter((link) => link.startsWith('/people/'));
}

/** Corrections by two pairs of eyes, conflicts, merging and parting, what happened, by role and name and by keyboard. */
export function registerJourneys(open: Opener): void {
  const as = async <Answer>(reader: Reader, act: (page: Page) => Promise<Answer>): Promise<Answer> => {
    const page = await open(reader);
    return act(page).finally(() => page.context().close());
  };

  test('a county officer asks for a correction; her own it is not to decide; a colleague approves; the page says the new thing, its source and what was before', async () => {
    const person = await as({ as: 'county' }, async (page) => {
      const [first = ''] = await peopleOf(page);
      await visit(page, `${first}?view=record`);
      await page.getByRole('button', { name: '申请更正户口性质' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('combobox', { name: '应当是' }).selectOption({ index: 1 });
      const wanted = await sheet.getByRole('combobox', { name: '应当是' }).inputValue();
      await sheet.getByLabel('为什么更正').fill('户口簿上是这样写的');
      await sheet.getByLabel('凭什么').fill('户口簿');
      await sheet.getByRole('button', { name: '提出更正' }).click();
      const said = sheet.getByText('和现在登记的一样').or(page.getByText('已提出，等另一个人复核'));
      await said.first().waitFor();
      if (await sheet.isVisible()) {
        await sheet.getByRole('combobox', { name: '应当是' }).selectOption(wanted === 'rural' ? 'urban' : 'rural');
        await sheet.getByRole('button', { name: '提出更正' }).click();
        await page.getByText('已提出，等另一个人复核').waitFor();
      }
      await visit(page, '/corrections');
      await page.getByText('您提出的，要由另一个人复核').first().waitFor();
      expect(await page.getByRole('button', { name: '记下复核结论' }).count()).toBe(0);
      return first;
    });
    await as({ as: 'office' }, async (page) => {
      await visit(page, '/corrections');
      const form = page.getByRole('form', { name: '复核：更正户口性质' });
      await form.getByRole('combobox', { name: '复核结论' }).selectOption('approve');
      await form.getByLabel('复核意见').fill('已看户口簿');
      await form.getByRole('button', { name: '记下复核结论' }).click();
      await page.getByText('没有等复核的申请').waitFor();
      await visit(page, `${person}?view=record`);
      const living = page.getByRole('region', { name: '住地和户' });
      await living.getByText('两人办理的更正').waitFor();
      expect(await page.getByRole('region', { name: '以前登记的' }).innerText()).toContain('户口性质');
      await visit(page, `${person}?view=timeline`);
      await page.getByRole('list', { name: '经过' }).getByText('更正住地，经两人办理').waitFor();
    });
  });

  test('by keyboard alone: a number is asked to be corrected, refused with a reason, and the asker reads it', async () => {
    const person = await as({ as: 'county' }, async (page) => {
      const [, second = ''] = await peopleOf(page);
      await visit(page, `${second}?view=record`);
      await tabTo(page, page.getByRole('button', { name: '申请更正电话' }));
      await page.keyboard.press('Enter');
      const sheet = page.getByRole('dialog');
      await sheet.waitFor();
      expect(await hasFocus(sheet.getByLabel('应当是'))).toBe(true);
      await page.keyboard.type('13800001234');
      await tabTo(page, sheet.getByLabel('为什么更正'));
      await page.keyboard.type('本人来电说换了号');
      await tabTo(page, sheet.getByRole('button', { name: '提出更正' }));
      await page.keyboard.press('Enter');
      await page.getByText('已提出，等另一个人复核').waitFor();
      expect(await hasFocus(page.getByText('已提出，等另一个人复核'))).toBe(true);
      return second;
    });
    await as({ as: 'office' }, async (page) => {
      await visit(page, '/corrections');
      const form = page.getByRole('form', { name: '复核：更正电话' });
      await tabTo(page, form.getByRole('combobox', { name: '复核结论' }));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      await page.keyboard.type('请本人到窗口来办');
      await tabTo(page, form.getByRole('button', { name: '记下复核结论' }));
      await page.keyboard.press('Enter');
      await page.getByText('没有等复核的申请').waitFor();
      expect(await page.getByRole('main').innerText()).not.toContain('13800001234');
    });
    await as({ as: 'county' }, async (page) => {
      await visit(page, `${person}?view=changes`);
      await page.getByText('请本人到窗口来办').waitFor();
      await page.getByText('不同意').first().waitFor();
    });
  });

  test('what a rule found of a person is decided beside its explanation, and taken back there; who may not decide sees no button', async () => {
    const person = await as({ as: 'county' }, async (page) => {
      await visit(page, '/findings?kind=missed&status=open');
      await page.getByRole('table').getByRole('link').first().click();
      const decide = page.getByRole('button', { name: '办理：' });
      for (const act of ['核实属实', '撤回，重新核实']) {
        await decide.click();
        const sheet = page.getByRole('dialog');
        await sheet.getByLabel('怎样处理').selectOption({ label: act });
        await sheet.getByLabel('理由').fill('入户核实过');
        await sheet.getByRole('button', { name: '办理' }).click();
        await sheet.waitFor({ state: 'detached' });
        await page.waitForLoadState('networkidle');
      }
      return page.url();
    });
    await as({ as: 'leader' }, async (page) => {
      await visit(page, person);
      await page.getByRole('region', { name: '逐项核对' }).waitFor();
      expect(await page.getByRole('button', { name: '办理：' }).count()).toBe(0);
    });
  });

  test('a conflict is opened with both sides of it and settled in words, and is no longer asked about', async () => {
    await as({ as: 'county' }, async (page) => {
      await visit(page, '/conflicts');
      const total = async () => page.getByRole('heading', { level: 2, name: /^共 / }).innerText();
      const before = await total();
      await tabTo(page, page.getByRole('table').getByRole('link'));
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: '文件里写的' }).waitFor();
      await page.getByRole('region', { name: '登记库里的人' }).waitFor();
      await tabTo(page, page.getByLabel('决定和理由'));
      await page.keyboard.type('已和发证处核对，登记库是对的');
      await tabTo(page, page.getByRole('button', { name: '办结' }));
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: '当时的决定' }).waitFor();
      await visit(page, '/conflicts');
      expect(await total()).not.toBe(before);
    });
  });

  test('two records become one person by two people, and are parted again', async () => {
    const { kept, other } = await as({ as: 'county' }, async (page) => {
      const [, , third = '', fourth = ''] = await peopleOf(page);
      await visit(page, `${third}?view=record`);
      await page.getByRole('button', { name: '和另一条记录是同一个人' }).click();
      await page.getByRole('dialog').getByLabel('另一条记录的页面地址').fill(new URL(fourth, page.url()).href);
      await page.getByRole('dialog').getByLabel('为什么更正').fill('同一个人登记了两次');
      await page.getByRole('dialog').getByRole('button', { name: '提出合并' }).click();
      await page.getByText('已提出，等另一个人复核').waitFor();
      return { kept: third, other: fourth };
    });
    const approve = (name: RegExp) => as({ as: 'office' }, async (page) => {
      await visit(page, '/corrections');
      const form = page.getByRole('form', { name });
      await form.getByRole('combobox', { name: '复核结论' }).selectOption('approve');
      await form.getByRole('button', { name: '记下复核结论' }).click();
      await page.getByText('没有等复核的申请').waitFor();
    });
    await approve(/是同一个人/);
    await as({ as: 'county' }, async (page) => {
      await visit(page, `${other}?view=record`);
      await page.getByText('这条记录已并入另一条').waitFor();
      await visit(page, `${kept}?view=record`);
      await page.getByRole('button', { name: /^申请把 .+ 的记录分开$/ }).click();
      await page.getByRole('dialog').getByLabel('为什么更正').fill('是同名的两个人');
      await page.getByRole('dialog').getByRole('button', { name: '提出分开' }).click();
      await page.getByText('已提出，等另一个人复核').waitFor();
    });
    await approve(/不是同一个人/);
    await as({ as: 'county' }, async (page) => {
      await visit(page, `${other}?view=record`);
      expect(await page.getByText('这条记录已并入另一条').count()).toBe(0);
      await visit(page, other);
      await page.getByRole('region', { name: '逐项核对' }).waitFor();
    });
  });
}
