import { afterAll, expect, test } from 'vitest';
import { identity, ImaginaryTown, neighbours, plainRows, VILLAGES, type ListRow } from './imaginary-town.ts';
import { contentKey, type DeskDecision } from './remember-decisions.ts';

const town = await ImaginaryTown.open();
afterAll(() => town.close());

const elder = { name: '施望春', identity: identity('342426', '1950-01-04', 131), birth: '1950-01-04', village: VILLAGES[0] };
const younger = { name: '施望春', identity: identity('342426', '1983-09-30', 133), birth: '1983-09-30', village: VILLAGES[0] };
const PEOPLE = [elder, younger, ...neighbours(300)];
const doubtful: ListRow = { name: '施望春', division: VILLAGES[0] };
const ROWS = [doubtful, ...plainRows(PEOPLE.slice(2, 100))];
const key = contentKey({ identity: null, certificate: null, name: doubtful.name, birth: null, division: VILLAGES[0] });
const decided = async (...decisions: Pick<DeskDecision, 'answer' | 'personId'>[]) => {
  const { rows, candidates } = await town.link(PEOPLE, ROWS, decisions.map((decision) => ({ row: key, ...decision })));
  return { row: rows[0], candidates: candidates.filter(({ row }) => row === 1).map(({ person }) => person) };
};

test('the same person: linked by the desk', async () => {
  expect((await decided({ answer: 'same', personId: '施望春-1' })).row).toMatchObject({ status: 'linked', person: '施望春-1', method: 'desk', probability: 1 });
});

test('not this one: the other is left to ask about', async () => {
  const { row, candidates } = await decided({ answer: 'not_same', personId: '施望春-0' });
  expect(candidates).not.toContain('施望春-0');
  expect(row?.person ?? '施望春-1').toBe('施望春-1');
});

test('nobody of the register: never asked again', async () => {
  expect(await decided({ answer: 'not_same', personId: null })).toMatchObject({ row: { status: 'nobody', person: null }, candidates: [] });
});

test('cannot tell: stays asked, and says that the desk has seen it', async () => {
  const { row, candidates } = await decided({ answer: 'cannot_tell', personId: null });
  expect(row).toMatchObject({ status: 'asked', method: 'desk', person: null });
  expect(candidates.sort()).toEqual(['施望春-0', '施望春-1']);
});

test('an answer about a person who has left the register decides nothing', async () => {
  expect((await decided({ answer: 'same', personId: 'gone' })).row?.status).toBe('asked');
});

test('a decision is about what the row says, not where it stands', () => {
  const row = { identity: '34242619500104131X', certificate: null, name: '施望春', birth: null, division: null };
  expect(contentKey(row)).toBe(contentKey({ ...row, certificate: '34242619500104131X44' }));
  expect(contentKey({ ...row, identity: '', certificate: '1' })).toBe(contentKey({ ...row, identity: null, certificate: '1' }));
  expect(contentKey(row)).not.toBe(contentKey({ ...row, name: '施望秋' }));
});
