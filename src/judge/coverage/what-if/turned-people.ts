import { existsSync } from 'node:fs';
import { maskCertificate, maskName } from '../../../foundation/kernel/index.ts';
import { literal } from '../../../foundation/platform/engine/index.ts';
import { Refusal } from '../../../foundation/platform/http/index.ts';
import { openCertificate } from '../../../know/register/index.ts';
import type { Office } from '../office.ts';
import { peopleNow } from '../people-now.ts';
import type { KeptDraft } from './kept-drafts.ts';
import type { Outcome } from './tally.ts';

export interface TurnedFilter {
  readonly question?: string | undefined;
  readonly outcome?: Outcome | undefined;
  readonly county?: string | undefined;
}

/** Somebody who gains or loses by a draft; masked. Amounts in fen a month. */
export interface TurnedPerson {
  readonly question: string;
  readonly personId: string;
  readonly name: string;
  readonly certificate: string | null;
  readonly county: string | null;
  readonly was: string;
  readonly becomes: string;
  readonly amountWas: number | null;
  readonly amountBecomes: number | null;
  readonly outcome: string;
  /** What turned, in words. */
  readonly turned: string;
}

type Line = Omit<TurnedPerson, 'name' | 'certificate'>;

/** A page of the winners and losers of a kept draft, with their total. Refuses when their lines have expired (not_found). */
export async function turnedPeople(
  { engine, database: { pool }, keeper, divisions }: Office, { turnedFile }: KeptDraft, { question, outcome, county }: TurnedFilter, page: { readonly offset: number; readonly limit: number },
): Promise<{ total: number; items: TurnedPerson[] }> {
  if (!existsSync(turnedFile)) throw new Refusal({ kind: 'not_found', code: 'draft_people_gone', zh: '这份草案的逐人结果已经删除。', en: 'The people of this draft are no longer kept.' });
  const where = Object.entries({ question, outcome, county }).flatMap(([column, value]) => (value === undefined ? [] : [`${column} = ${literal(value)}`]));
  const found = `from read_parquet(${literal(turnedFile)}) ${where.length > 0 ? `where ${where.join(' and ')}` : ''}`;
  const [[count], lines] = await engine(async (one) => [
    await one.rows<{ total: number }>(`select count(*) as total ${found}`),
    await one.rows<Line>(
      `select question, person_id as "personId", county, was, becomes, amount_was as "amountWas", amount_becomes as "amountBecomes", outcome, turned
       ${found} order by question, outcome, person_id limit ${page.limit} offset ${page.offset}`,
    ),
  ] as const);
  const known = await peopleNow(pool, lines.map(({ personId }) => personId));
  return {
    total: count?.total ?? 0,
    items: lines.map((line) => {
      const person = known.get(line.personId);
      const certificate = openCertificate(keeper, person?.certificate ?? null);
      return {
        ...line, name: maskName(person?.name ?? ''), certificate: certificate === null ? null : maskCertificate(certificate),
        county: line.county === null ? null : (divisions.nameOf(line.county) ?? line.county),
      };
    }),
  };
}
