import { expect, test } from 'vitest';
import { permissionsOf, ROLES } from '../../../src/foundation/access/index.ts';
import { accessEn } from './access-en.ts';
import { accessZh } from './access-zh.ts';

test('every role and everything one may be allowed to do has its words in both languages', () => {
  for (const { roles, audit } of [accessZh, accessEn]) {
    expect(Object.keys(roles).sort()).toEqual([...ROLES].sort());
    expect(permissionsOf('office').filter((permission) => !(permission in audit.actions))).toEqual([]);
  }
});
