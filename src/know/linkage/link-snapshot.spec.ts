import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identity, ImaginaryTown, neighbours, plainRows, VILLAGES, type Linked, type ListRow, type Townsperson } from './imaginary-town.ts';

const [home, nextDoor, otherTown, otherCounty] = VILLAGES;
const town = await ImaginaryTown.open();
afterAll(() => town.close());

const PEOPLE = {
  bei: { name: '贝云舟', identity: identity('342426', '1961-03-09', 317), birth: '1961-03-09', village: home, phone: '13905640001' },
  xi: { name: '席张', identity: identity('342426', '1972-11-23', 428), birth: '1972-11-23', village: home },
  dotted: { name: '阿曼·巴特', identity: identity('342426', '1980-07-14', 613), birth: '1980-07-14', village: nextDoor },
  traditional: { name: '钱卫国', identity: identity('342426', '1955-10-01', 219), birth: '1955-10-01', village: home },
  rare: { name: '柴䶮', identity: identity('341524', '2001-05-06', 115), birth: '2001-05-06', village: otherTown },
  ward: {
    name: '盛小满', identity: identity('341524', '2009-05-21', 226), birth: '2009-05-21', village: home, guardian: '盛大江', guardianIdentity: identity('342426', '1978-02-02', 511),
  },
  check: { name: '戚明远', identity: '34242619680815123X', birth: '1968-08-15', village: nextDoor },
  lucky: { name: '闻人归', identity: identity('342426', '1949-10-02', 237), birth: '1949-10-02', village: home },
} satisfies Record<string, Townsperson>;

const NEIGHBOURS = neighbours(400);
const REGISTER: Townsperson[] = [...Object.values(PEOPLE), ...NEIGHBOURS];
const at = (key: keyof typeof PEOPLE) => `${PEOPLE[key].name}-${Object.keys(PEOPLE).indexOf(key)}`;
const digits = PEOPLE.bei.identity;

/** Each situation: the row as the agency wrote it, and what must become of it. */
const SITUATIONS: Record<string, { row: ListRow; status: 'linked' | 'asked' | 'nobody' | 'not linked'; person?: keyof typeof PEOPLE; method?: string }> = {
  'the number and the name': { row: { identity: digits, name: '贝云舟' }, status: 'linked', person: 'bei', method: 'identity' },
  'full width digits': { row: { identity: digits.replaceAll(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)), name: '贝云舟' }, status: 'linked', person: 'bei' },
  'spaces inside number and name': { row: { identity: `${digits.slice(0, 6)} ${digits.slice(6, 14)} ${digits.slice(14)}`, name: '贝 云 舟' }, status: 'linked', person: 'bei' },
  'the old 15 digits': { row: { identity: digits.slice(0, 6) + digits.slice(8, 17), name: '贝云舟' }, status: 'linked', person: 'bei', method: 'identity_repaired' },
  'one digit wrong': { row: { identity: `${digits.slice(0, 12)}7${digits.slice(13)}`, name: '贝云舟' }, status: 'linked', person: 'bei', method: 'identity_slip' },
  'two neighbours swapped': { row: { identity: `${digits.slice(0, 14)}${digits[15]}${digits[14]}${digits.slice(16)}`, name: '贝云舟' }, status: 'linked', person: 'bei', method: 'identity_slip' },
  'a digit lost': { row: { identity: digits.slice(0, 8) + digits.slice(9), name: '贝云舟' }, status: 'linked', person: 'bei', method: 'identity_slip' },
  'a digit doubled': { row: { identity: digits.slice(0, 8) + digits.slice(7), name: '贝云舟' }, status: 'linked', person: 'bei', method: 'identity_slip' },
  'rounded by a spreadsheet, with birth and place': {
    row: { identity: `${digits.slice(0, 15)}000`, numeric: true, name: '贝云舟', birth: '1961-03-09', division: home }, status: 'linked', person: 'bei', method: 'identity_rounded',
  },
  'no number, but name, birth and place': { row: { name: '贝云舟', birth: '1961-03-09', division: home }, status: 'linked', person: 'bei', method: 'name_birth_place' },
  'no number, the name written by ear, birth, place and phone': {
    row: { name: '贝芸舟', birth: '1961-03-09', division: home, phone: '13905640001' }, status: 'linked', person: 'bei', method: 'name_similar',
  },
  'the certificate number in the column of identities': { row: { identity: `${digits}44`, name: '贝云舟' }, status: 'linked', person: 'bei' },
  'only the certificate number': { row: { certificate: `${digits}44`, name: '贝云舟' }, status: 'linked', person: 'bei' },
  'another dot in the name': { row: { identity: PEOPLE.dotted.identity, name: '阿曼•巴特' }, status: 'linked', person: 'dotted', method: 'identity' },
  'no dot, no number': { row: { name: '阿曼巴特', birth: '1980-07-14', division: nextDoor }, status: 'linked', person: 'dotted' },
  'traditional characters': { row: { identity: PEOPLE.traditional.identity, name: '錢衛國' }, status: 'linked', person: 'traditional' },
  'traditional characters and a slip': { row: { identity: PEOPLE.traditional.identity.replace('1955', '1956'), name: '錢衛國', birth: '1955-10-01', division: home }, status: 'linked', person: 'traditional' },
  'a rare character lost': { row: { identity: PEOPLE.rare.identity, name: '柴?', division: otherTown }, status: 'linked', person: 'rare' },
  'a rare character spelled': { row: { identity: PEOPLE.rare.identity, name: '柴yan', division: otherTown }, status: 'linked', person: 'rare' },
  "the guardian's number, the person's name and place": {
    row: { identity: PEOPLE.ward.guardianIdentity, name: '盛小满', division: home }, status: 'linked', person: 'ward', method: 'relative_identity',
  },
  'the guardian himself': { row: { identity: PEOPLE.ward.guardianIdentity, name: '盛大江', birth: '1978-02-02', division: home }, status: 'nobody' },
  'lower case x': { row: { identity: PEOPLE.check.identity.toLowerCase(), name: '戚明远' }, status: 'linked', person: 'check' },
  "a stranger who uses a person's number": { row: { identity: digits, name: '湛天阔', birth: '1990-01-02', division: otherCounty }, status: 'not linked' },
  'born the same day, the next serial, one character different': { row: { identity: identity('342426', '1961-03-09', 319), name: '贝云帆', birth: '1961-03-09', division: home }, status: 'nobody' },
  'a namesake born the same day elsewhere': { row: { identity: identity('320106', '1961-03-09', 35), name: '贝云舟', birth: '1961-03-09', division: otherCounty }, status: 'not linked' },
  'a namesake of the same day and town, with his own number': {
    row: { identity: identity('342426', '1961-03-09', 551), name: '贝云舟', birth: '1961-03-09', division: home }, status: 'not linked',
  },
  'a number of nobody we know, but name, birth and village (a relative who is in no register)': {
    row: { identity: identity('342426', '1934-08-08', 551), name: '贝云舟', birth: '1961-03-09', division: home }, status: 'linked', person: 'bei', method: 'name_birth_place',
  },
  'rounded to 000, which passes its check by chance': {
    row: { identity: `${PEOPLE.lucky.identity.slice(0, 15)}000`, name: '闻人归', birth: PEOPLE.lucky.birth, division: home }, status: 'linked', person: 'lucky', method: 'identity_rounded',
  },
  'only a name': { row: { name: '贝云舟' }, status: 'not linked' },
  'a stranger': { row: { identity: identity('342426', '1959-12-12', 77), name: '湛天阔', birth: '1959-12-12', division: home }, status: 'nobody' },
};

describe('a small town', () => {
  const rows: ListRow[] = [...Object.values(SITUATIONS).map(({ row }) => row), ...plainRows(NEIGHBOURS.slice(0, 300))];
  let linked: Linked[] = [];
  beforeAll(async () => {
    linked = (await town.link(REGISTER, rows)).rows;
  });

  test.each(Object.entries(SITUATIONS).map(([name, situation], i) => ({ name, i, ...situation })))('$name', ({ i, status, person, method }) => {
    const found = linked[i];
    if (status === 'not linked') expect(found?.status).not.toBe('linked');
    else expect(found).toMatchObject({ status, person: person === undefined ? null : at(person), ...(method ? { method } : {}) });
  });

  test('everybody who is written plainly is found, and every row ends once', () => {
    expect(linked.map(({ row }) => row)).toEqual(rows.map((_, i) => i + 1));
    for (const one of linked.slice(Object.keys(SITUATIONS).length)) expect(one).toMatchObject({ status: 'linked', method: 'identity' });
    for (const one of linked) expect(one.person !== null).toBe(one.status === 'linked');
  });

  test('the order of the rows changes nothing', async () => {
    const order = rows.map((_, i) => (i * 97 + 31) % rows.length);
    expect(new Set(order).size).toBe(rows.length);
    expect((await town.link(REGISTER, rows, [], order)).rows).toEqual(linked);
  });
});

test('two people with one number: the name decides', async () => {
  const shared = identity('342426', '1966-06-06', 121);
  const people = [{ name: '骆青山', identity: shared, birth: '1966-06-06' }, { name: '骆长河', identity: shared, birth: '1966-06-06', certificate: `${shared}44B1` }, ...NEIGHBOURS];
  const { rows } = await town.link(people, [{ identity: shared, name: '骆长河' }, ...plainRows(NEIGHBOURS.slice(0, 200))]);
  expect(rows[0]).toMatchObject({ status: 'linked', person: '骆长河-1' });
});

test('two namesakes of one village and nothing else to tell: a person is asked, with both to choose from', async () => {
  const people = [
    { name: '施望春', identity: identity('342426', '1950-01-04', 131), birth: '1950-01-04', village: home },
    { name: '施望春', identity: identity('342426', '1983-09-30', 133), birth: '1983-09-30', village: home }, ...NEIGHBOURS,
  ];
  const { rows, candidates } = await town.link(people, [{ name: '施望春', division: home }, ...plainRows(NEIGHBOURS.slice(0, 200))]);
  expect(rows[0]?.status).toBe('asked');
  expect(candidates.filter(({ row }) => row === 1).map(({ person }) => person).sort()).toEqual(['施望春-0', '施望春-1']);
});

test('a payroll: twelve months of one person are twelve links', async () => {
  const months = Array.from({ length: 12 }, (_, i): ListRow => ({ identity: i === 5 ? `${digits.slice(0, 12)}7${digits.slice(13)}` : digits, name: '贝云舟' }));
  const { rows } = await town.link(REGISTER, [...months, ...plainRows(NEIGHBOURS.slice(0, 50)), ...plainRows(NEIGHBOURS.slice(0, 50))]);
  expect(rows.every(({ status }) => status === 'linked')).toBe(true);
});
