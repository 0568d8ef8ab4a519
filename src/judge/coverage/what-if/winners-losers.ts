import { literal, type AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { TURNS } from './what-if.ts';

/** Outcomes that make somebody a winner or a loser. */
const TURNING = "outcome in ('enters', 'leaves', 'rises', 'falls')";

/**
 * Writes everyone whose answer turns, a line a person and question, for those who may see people: certificates are whole, as in findings.csv,
 * amounts in yuan a month. Returns the number of lines. `whatIf` must just have run on the same engine.
 */
export function writeWinnersLosers(engine: AnalysisEngine, population: string, file: string): Promise<number> {
  const yuan = (column: string) => `case when ${column} is not null then printf('%.2f', ${column} / 100.0) end`;
  return engine.writeCsv(
    `select t.question, p.certificate, p.division, t.outcome, t.was, t.becomes, ${yuan('amount_was')} as amount_was, ${yuan('amount_becomes')} as amount_becomes, t.turned
     from ${TURNS} t join read_parquet(${literal(population)}) p on p.person_id = t.person_id
     where ${TURNING}
     order by t.question, t.outcome, p.division, p.certificate`,
    file,
  );
}

/** Keeps the same lines, by person, as Parquet: what the pages of a kept draft are read from. */
export function keepWinnersLosers(engine: AnalysisEngine, population: string, file: string): Promise<number> {
  return engine.writeParquet(
    `select t.question, t.person_id, p.county, t.was, t.becomes, t.amount_was, t.amount_becomes, t.outcome, t.turned
     from ${TURNS} t join read_parquet(${literal(population)}) p on p.person_id = t.person_id
     where ${TURNING} order by question, outcome, person_id`,
    file,
  );
}
