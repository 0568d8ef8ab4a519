import { expect, test } from 'vitest';
import { ROLES } from './actor.ts';
import { allowed, allPermissions, MATRIX, matrixText, permissionsOf } from './matrix.ts';
import { reachOf, within } from './reach.ts';
import { ROLE } from './roles.ts';

test('the matrix as it was reviewed (vitest -u writes it anew)', async () => {
  await expect(matrixText()).toMatchFileSnapshot('./matrix.txt');
});

test('every permission is given to somebody, and none twice to one', () => {
  const given = new Set<string>(ROLES.flatMap((role) => MATRIX[role]));
  expect(allPermissions().filter((permission) => !given.has(permission))).toEqual([]);
  for (const role of ROLES) expect(new Set(permissionsOf(role)).size).toBe(permissionsOf(role).length);
});

const ADMINISTRATORS = ['system_administrator', 'security_administrator', 'audit_administrator'] as const;
const OF_PEOPLE = /^(overview|findings|person|lists|imports|desk|quality|what_if|requests|looks):/;

test('three administrators are apart: none sees a person, none can do another’s work, and who gives rights makes no accounts', () => {
  const manages = (role: (typeof ADMINISTRATORS)[number]) => permissionsOf(role).filter((permission) => !permission.endsWith(':read') && permission !== 'self:manage');
  for (const role of ADMINISTRATORS) {
    expect(permissionsOf(role).filter((permission) => OF_PEOPLE.test(permission))).toEqual([]);
    for (const other of ADMINISTRATORS) if (other !== role) expect(manages(role).filter((permission) => manages(other).includes(permission))).toEqual([]);
  }
  expect(allowed('system_administrator', 'rights', 'manage') || allowed('security_administrator', 'accounts', 'manage') || allowed('audit_administrator', 'accounts', 'manage')).toBe(false);
  expect(ROLES.filter((role) => allowed(role, 'audit', 'read'))).toEqual(['auditor', 'audit_administrator']);
});

test('roles that answer for no place reach nobody; the others what lies in theirs', () => {
  for (const role of ROLES) {
    const reach = reachOf({ role, division: '341502' }, '341500');
    expect([role, reach]).toEqual([role, ROLE[role].level === 'none' ? [] : ['341502']]);
  }
  expect(reachOf({ role: 'city_leader', division: '341500' }, '3415')).toEqual(['*']);
  expect(reachOf({ role: 'county_officer', division: '' }, '341500')).toEqual([]);
  // A city inside a province's office sees its own and no more.
  expect(reachOf({ role: 'city_leader', division: '341500' }, '340000')).toEqual(['3415']);
  expect([within(['341502'], '341502001001'), within(['341502'], '341522001001'), within(['341502'], null), within(['*'], null), within([], '341502')]).toEqual([true, false, false, true, false]);
});
