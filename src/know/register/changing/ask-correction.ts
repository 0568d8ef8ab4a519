import { DatabaseError, type PoolClient } from 'pg';
import { Refusal } from '../../../foundation/platform/http/index.ts';
import type { Divisions } from '../../divisions/index.ts';
import { FIELDS } from '../sealing/fields.ts';
import { ALREADY_WAITING, CONFLICT_NOT_OPEN, NO_PERSON, sealAsked, type ChangeDesk } from './change.ts';
import { isCorrectable, type Correctable } from './correctable.ts';
import { readValue } from './read-value.ts';
import { refuseWithoutCertificate, valueNow } from './value-now.ts';

/** A correction that somebody asks for. */
export interface CorrectionOrder {
  readonly person: string;
  readonly field: Correctable;
  /** As it was written; '' where the register should know nothing. */
  readonly to: string;
  readonly why: string;
  readonly evidence: string | null;
  /** Since when it is so: 'YYYY-MM-DD'. What was known of earlier days stays. */
  readonly effectiveOn: string;
  /** The request of the person, and the conflict, that it answers. */
  readonly request?: string | null;
  readonly conflict?: number | null;
}

/** Who may see whom hangs on where a person lives: without a place nobody of a county would see them any more. */
const NO_PLACE = { kind: 'invalid', code: 'value_missing', zh: '所在区划不能改成空白，请填新的区划代码。', en: 'A person is not left without a division: give the new one.', where: 'to' } as const;

/**
 * Asks for a correction; somebody else decides. Answers its key. Refuses a person out of reach (not_found), a value that is none or the same, a day to
 * come (invalid), and a second request for the same field while one waits (conflict).
 */
export async function askCorrection(desk: ChangeDesk, divisions: Pick<Divisions, 'get'>, order: CorrectionOrder): Promise<string> {
  const { database, keeper, today } = desk;
  const to = readValue(order.field, order.to, divisions);
  if (order.field === 'division' && to === null) throw new Refusal(NO_PLACE);
  if (order.effectiveOn > today) throw new Refusal({ kind: 'invalid', code: 'day_to_come', zh: '从哪天起不能晚于今天。', en: 'It cannot hold from a day to come.', where: 'effectiveOn' });
  return database.pool.transaction(async (client) => {
    const from = await valueNow(client, keeper, order.person, order.field);
    if (from === undefined) throw new Refusal(NO_PERSON);
    await refuseWithoutCertificate(client, order.person, order.field);
    if (from === to) throw new Refusal({ kind: 'invalid', code: 'value_same', zh: '和现在登记的一样，不用更正。', en: 'That is what the register says already.', where: 'to' });
    if (order.field === 'identity' && to !== null) await refuseTaken(client, desk, order.person, to);
    return insertChange(client, {
      kind: 'correct', person: order.person, other: null, field: order.field, effectiveOn: order.effectiveOn,
      asked: sealAsked(keeper, { from, to, why: order.why, evidence: order.evidence }), by: desk.actor, request: order.request ?? null, conflict: order.conflict ?? null,
    });
  });
}

/** A correction that a person asked the office for, as it stands in the queue of people's requests. */
export interface RequestedCorrection {
  readonly id: number;
  readonly request: string;
  readonly person: string;
  readonly field: string;
  readonly wanted: string;
  readonly evidence: string;
}

/**
 * Turns what a person asked for into a request for the register, to be decided by a second pair of eyes. Refuses (invalid) what the register does not
 * keep or cannot correct itself, such as a certificate number.
 */
export async function askRequestedCorrection(desk: ChangeDesk, divisions: Pick<Divisions, 'get'>, asked: RequestedCorrection, { why, effectiveOn }: { readonly why: string; readonly effectiveOn: string }): Promise<string> {
  const { field, person, wanted, evidence, request } = asked;
  if (!isCorrectable(field)) throw new Refusal({ kind: 'invalid', code: 'field_not_correctable', zh: '这一项不在登记库里更正：证号由发证系统更正，诊断和银行卡由原登记部门更正。', en: 'This is not corrected in the register: certificate numbers are corrected where they are issued, diagnoses and bank cards where they were entered.', where: 'field' });
  return askCorrection(desk, divisions, { person, field, to: wanted, why, evidence, effectiveOn, request });
}

interface NewChange {
  readonly kind: 'correct' | 'merge' | 'part';
  readonly person: string;
  readonly other: string | null;
  readonly field: string | null;
  readonly effectiveOn: string | null;
  readonly asked: Buffer;
  readonly by: string;
  readonly request: string | null;
  readonly conflict: number | null;
}

/** Enters what is asked for; refuses (conflict) what waits already, and what answers no open conflict within reach. */
export async function insertChange(client: PoolClient, change: NewChange): Promise<string> {
  const { kind, person, other, field, effectiveOn, asked, by, request, conflict } = change;
  if (conflict !== null && (await client.query("select from register.conflict where id = $1 and status = 'open'", [conflict])).rowCount === 0) throw new Refusal(CONFLICT_NOT_OPEN);
  const { rows: [entered] } = await client.query<{ id: string }>(
    'insert into register.change (kind, person_id, other_id, field, effective_on, asked, asked_by, request_id, conflict_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id',
    [kind, person, other, field, effectiveOn, asked, by, request, conflict],
  ).catch((error: unknown) => {
    if (error instanceof DatabaseError && error.constraint === 'change_once') throw new Refusal(ALREADY_WAITING, { cause: error });
    throw error;
  });
  if (!entered) throw new Error('an insert returns its row');
  return entered.id;
}

/** Somebody else's number is no correction: two records of one person are merged, two people under one number are asked about. */
async function refuseTaken(client: PoolClient, { keeper }: ChangeDesk, person: string, identity: string): Promise<void> {
  const { rowCount } = await client.query('select from register.identification where number_lookup = any($1) and person_id <> $2 and upper_inf(during)', [keeper.lookups(FIELDS.identity, identity), person]);
  if (rowCount === 0) return;
  throw new Refusal({ kind: 'conflict', code: 'identity_taken', zh: '另一条记录已有这个身份证号。若是同一个人，请申请合并两条记录。', en: 'Another record has this identity number. If it is the same person, ask to merge the two records.', where: 'to' });
}
