import type { Connections } from '../../../platform/database/index.ts';
import { Refusal } from '../../../platform/http/index.ts';
import { FIELDS, isField, type Field } from '../processing/fields.ts';
import type { Sealer } from '../sealer.ts';
import { NO_REQUEST, requestOf, type RequestDesk } from './request-store.ts';

/** What somebody says is wrong about them. */
export interface Correction {
  readonly id: number;
  readonly request: string;
  readonly person: string;
  readonly field: string;
  readonly wanted: string;
  /** What was shown for it: a document, not its content. */
  readonly evidence: string;
}

const FIELD = 'privacy.correction.wanted';

/** Puts a correction before those who keep the register. Refuses where the request is not one for correction, or nobody checked who asks. */
export async function recordCorrection(desk: RequestDesk, request: string, { field, wanted, evidence }: { readonly field: string; readonly wanted: string; readonly evidence: string }): Promise<number> {
  const found = await requestOf(desk, request);
  if (!found) throw new Refusal(NO_REQUEST);
  if (!isField(field)) throw new Refusal({ kind: 'invalid', code: 'field_unknown', zh: `没有这个字段；可更正：${names('zh')}。`, en: `There is no such field; these can be corrected: ${names('en')}.`, where: 'field' });
  if (found.kind !== 'correction' || found.person === null || !found.state.identified) {
    throw new Refusal({ kind: 'conflict', code: 'not_a_correction', zh: '只有已核对身份的更正请求才能登记更正。', en: 'Only a request for correction whose identity was checked can hold a correction.' });
  }
  const { rows: [entered] } = await desk.connections.query<{ id: number }>(
    'insert into privacy.correction (request_id, person_id, field, wanted, evidence) values ($1, $2, $3, $4, $5) returning id',
    [request, found.person, field, desk.sealer.seal(FIELD, wanted), evidence],
  );
  if (!entered) throw new Error('the correction was not entered');
  return entered.id;
}

/** The corrections of requests that wait: the register's queue. `person`: of one person. */
export async function corrections(connections: Connections, sealer: Sealer, { request, person }: { readonly request?: string; readonly person?: string } = {}): Promise<Correction[]> {
  const { rows } = await connections.query<Omit<Correction, 'wanted'> & { wanted: Buffer }>(
    `select id, request_id as request, person_id as person, field, wanted, evidence from privacy.correction
     where ($1::uuid is null or request_id = $1) and ($2::uuid is null or person_id = $2) order by id`,
    [request ?? null, person ?? null],
  );
  return rows.map(({ wanted, ...row }) => ({ ...row, wanted: sealer.open(FIELD, wanted) }));
}

function names(language: 'zh' | 'en'): string {
  return (Object.keys(FIELDS) as Field[]).map((field) => FIELDS[field].label[language]).join(language === 'zh' ? '、' : ', ');
}
