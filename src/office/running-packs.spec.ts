import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parameterNamed, writeOwnPack } from '../../tests/policy/own-pack.ts';
import { readPacks, runningPacks } from './running-packs.ts';

const folder = await mkdtemp(join(tmpdir(), 'running-'));
afterAll(() => rm(folder, { recursive: true }));

test('a wrong pack is not put to use: the running one stays until the new one is right', async () => {
  const own = join(folder, 'own');
  await writeOwnPack(own);
  const read = () => readPacks({ own: [own] });
  const running = runningPacks(await read(), read);
  const first = running.now();
  expect(first.policy.packs.at(-1)?.pack).toBe('bus');
  expect(first.definitions.has('bus_subsidy')).toBe(true);

  const amount = join(own, 'parameters/bus_subsidy.amount.yaml');
  await cp(amount, join(folder, 'kept.yaml'));
  await writeFile(amount, parameterNamed('bus_subsidy.amount', 'much'));
  const wrong = await running.reload();
  expect(wrong).toContain('bus_subsidy.amount.yaml:6:12 wrong_type');
  expect(running.now()).toBe(first);

  await rm(own, { recursive: true });
  expect(await running.reload()).toContain('no pack (pack.yaml) here');
  expect(running.now()).toBe(first);

  await mkdir(own);
  await writeOwnPack(own);
  await writeFile(amount, parameterNamed('bus_subsidy.amount', '45'));
  expect(await running.reload()).toBeNull();
  expect(running.now().policy.parameters.get('bus_subsidy.amount')?.values[0]?.amount).toEqual({ kind: 'fixed', value: 4500 });
});
