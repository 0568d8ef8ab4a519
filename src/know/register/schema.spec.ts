import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/postgres.ts';
import { generateTypes } from '../../foundation/platform/database/index.ts';
import { registerMigrations } from './index.ts';

test('the types of the tables are those of the migrations (npm run db:types writes them anew)', async () => {
  const database = await testDatabase([registerMigrations]);
  await expect(await generateTypes(database.pool, 'register')).toMatchFileSnapshot('./schema.gen.ts');
});
