import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPacks } from '../packs/load-packs.ts';
import { judgeSituation } from './judge-situation.ts';
import { readSituations } from './read-situations.ts';

const FOLDER = 'packs/luan/situations';
const loaded = await loadPacks(['packs'], { pack: 'luan' });
if (!loaded.ok) throw new Error('the packs do not load');
const { policy } = loaded;
const { situations, problems } = await readSituations(FOLDER, policy);

test('every fact and list a situation names is there', () => expect(problems).toEqual([]));

test('together they draw a yes from every active rule', () => {
  const said = situations.map((one) => judgeSituation(policy, one)).join('\n');
  const drawn = new Set([...said.matchAll(/ {2}是：\n((?: {4}.*\n)+)/g)].flatMap(([, rules = '']) => rules.trim().split('\n').map((rule) => rule.trim().split(' ')[0])));
  const active = new Set(policy.rules.filter(({ status }) => status === 'active').map(({ id }) => id));
  expect([...active].filter((rule) => !drawn.has(rule))).toEqual([]);
});

/** `npx vitest run src/judge/policy/situations -u` writes them anew; the difference is what a reviewer reads. */
test.each(situations)('$situation stands as reviewed', async (situation) => {
  await expect(judgeSituation(policy, situation)).toMatchFileSnapshot(join(process.cwd(), FOLDER, 'reviewed', `${situation.situation}.txt`));
});
