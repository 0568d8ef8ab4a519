import { readFileSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildDemo } from '../../demo/index.ts';
import { literal } from '../../src/foundation/platform/engine/index.ts';
import { checkFiles, drawRunSample, enterJudgements, hiddenPeople, linkReport, stageClock, type HiddenAnswer, type HiddenEstimate, type ListFile, type Workshop } from '../../src/judge/coverage/index.ts';
import type { Held } from './held.ts';

const AS_OF = '2018-06-30';
const CITY = { scale: 'small', people: 6_000, residents: 30_000, lists: ['resident_insurance', 'minimum_living', 'severe_mental_illness', 'deaths'], hidden: true } as const;

/** A demo city of this seed from files to intervals, with what is true of it. */
export async function oneSeed(workshop: Workshop, estimates: readonly HiddenEstimate[], dir: string, seed: number, perStratum: number): Promise<Held[]> {
  rmSync(dir, { recursive: true, force: true });
  await buildDemo({ ...CITY, out: dir, seed });
  const lists = [...(await listFiles(dir)), ...(await listFiles(join(dir, 'hidden')))];
  const checked = await checkFiles(workshop, stageClock(), { register: { list: 'register', file: join(dir, 'register.csv'), asOf: AS_OF }, lists, asOf: AS_OF, lake: join(dir, 'lake') });
  const { population } = checked.population;
  const files = checked.lists.map(({ snapshot, link }) => ({ list: snapshot.source, snapshot: snapshot.parquet, links: link.links, candidates: link.candidates }));
  const held: Held[] = [];
  for (const estimate of estimates) {
    const answer = await hiddenPeople(workshop.engine, estimate, { population, asOf: AS_OF, lists: files });
    held.push(...heldOf(answer, linesOf(join(dir, 'hidden', `${estimate.id.replaceAll('_', '-')}.csv`))));
  }
  const judged = { folder: join(dir, 'quality'), population, lists: files.filter(({ list }) => list !== 'deaths'), order: { seed: String(seed), perStratum } };
  await drawRunSample(workshop.engine, judged);
  await workshop.engine.run(judgedSql(dir, files.map(({ links }) => links)));
  const said = await workshop.engine.rows<{ list: string; row: number; judgement: string }>("select list, row, case when truth is null then 'nobody' when truth = certificate then 'same' else 'other' end as judgement from how_good");
  await enterJudgements(judged.folder, Buffer.from(['判断,名单,行号', ...said.map(({ list, row, judgement }) => `${judgement},${list},${row}`)].join('\n')));
  const truths = await workshop.engine.rows<{ list: string; precision: number; recall: number }>(
    `select list, count(*) filter (truth = certificate) / count(certificate) as precision, count(*) filter (truth = certificate) / count(truth) as recall from how_good group by list`,
  );
  const truthOf = new Map(truths.map((truth) => [truth.list, truth]));
  for (const { list, quality } of (await linkReport(judged.folder))?.lists ?? []) {
    const truth = truthOf.get(list);
    if (!truth) continue;
    held.push({ what: `precision ${list}`, truth: truth.precision, ...quality.precision }, { what: `recall ${list}`, truth: truth.recall, ...quality.recall });
  }
  return held;
}

/** Every row with the certificate it was linked to and the one it is about. */
function judgedSql(dir: string, links: readonly string[]): string {
  const truth = [join(dir, 'truth.csv'), join(dir, 'hidden', 'truth.csv')].map((file) => literal(file)).join(', ');
  return `create or replace temp table how_good as
    select l.list, l.row, l.certificate, nullif(t.certificate, '') as truth
    from read_parquet([${links.map((file) => literal(file)).join(', ')}]) l
    join read_csv([${truth}], all_varchar = true, header = true) t on t.list = l.list and cast(t."row" as bigint) = l.row`;
}

function heldOf({ estimate, result }: HiddenAnswer, truth: number): Held[] {
  return result ? [{ what: `people ${estimate}`, truth, estimate: result.all.estimate, low: result.all.low, high: result.all.high ?? Infinity }] : [];
}

function linesOf(file: string): number {
  return readFileSync(file, 'utf8').trim().split('\n').length - 1;
}

async function listFiles(folder: string): Promise<ListFile[]> {
  return (await readdir(folder)).sort().flatMap((name) => {
    const [, list, asOf] = /^(\w+)@(\d{4}-\d{2}-\d{2})\.\w+$/.exec(name) ?? [];
    return list && asOf ? [{ list, asOf, file: join(folder, name) }] : [];
  });
}
