import { rm } from 'node:fs/promises';
import type { PoolClient } from 'pg';
import { copyFromCsv, type Database } from '../../foundation/platform/database/index.ts';
import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import type { VerdictCount } from '../policy/index.ts';
import { reconcileFindings, type Reconciled } from './reconcile-findings.ts';

export interface VerdictsToStore {
  /** The check run these verdicts belong to, begun by `beginRun`. */
  readonly run: number;
  readonly asOf: string;
  /** Verdicts Parquet of judge/policy. */
  readonly verdicts: string;
  /** How many people each rule judged how: where a list was missing, nobody's silence closes a finding. */
  readonly counts: readonly VerdictCount[];
  /** Population Parquet the verdicts were made on. */
  readonly population: string;
  /** Folder for the passing files. */
  readonly folder: string;
}

/**
 * Brings the findings in line with the verdicts of a run, in one transaction: new ones open, remedied ones close, contradicted ones
 * reopen, and what a person decided stays until the facts change. Killed before its end, it leaves the findings as they were.
 */
export async function storeFindings(database: Database, engine: AnalysisEngine, input: VerdictsToStore): Promise<Reconciled> {
  const file = `${input.folder}/verdicts.${input.run}.csv`;
  await writeLines(engine, input, file);
  try {
    return await database.pool.transaction(async (client) => {
      await stage(client, file);
      await stageJudged(client, input.counts);
      return reconcileFindings(client, input.run, input.asOf);
    });
  } finally {
    await rm(file, { force: true });
  }
}

/**
 * The fingerprint says what the facts were, without the numbers of rows and days of lists that change every month though nothing
 * happened: the lists that named the person, and the certificate.
 */
async function writeLines(engine: AnalysisEngine, { verdicts, population, asOf }: VerdictsToStore, file: string): Promise<void> {
  await engine.writeCsv(
    `select v.rule, v.kind, v.person_id, v.verdict, p.county, p.town, p.village, v.reason, v.rows, p.category, p.grade, date_sub('year', p.birth, date ${literal(asOf)}) as age,
            md5(concat_ws('|', v.rule,
              array_to_string(list_sort(list_distinct(json_extract_string(v.rows, '$[*].list'))), ','),
              cast(p.category as varchar), cast(p.grade as varchar), p.certificate_status)) as fingerprint
     from read_parquet(${literal(verdicts)}) v
     join read_parquet(${literal(population)}) p on p.person_id = v.person_id`,
    file,
  );
}

async function stage(client: PoolClient, file: string): Promise<void> {
  await client.query(`
    create temp table verdict (
      rule text, kind text, person_id uuid, verdict text, county text, town text, village text,
      reason text, rows jsonb, category integer, grade integer, age integer, fingerprint text
    ) on commit drop`);
  await copyFromCsv(client, 'verdict', file, { header: true });
  await client.query('create index on verdict (rule, person_id); analyze verdict');
}

/** The rules and counties in which every person was told about, or could not be for a personal reason. */
async function stageJudged(client: PoolClient, counts: readonly VerdictCount[]): Promise<void> {
  const place = ({ rule, county }: VerdictCount) => `${rule} ${county}`;
  const blind = new Set(counts.filter(({ cause }) => cause !== null && cause !== 'person').map(place));
  const judged = new Map(counts.filter((count) => !blind.has(place(count))).map((count) => [place(count), count]));
  await client.query(
    'create temp table judged on commit drop as select distinct * from unnest($1::text[], $2::text[]) as t (rule, county)',
    [[...judged.values()].map(({ rule }) => rule), [...judged.values()].map(({ county }) => county)],
  );
}
