import { cleanName, nameNeedsReview, readCertificate, readIdentity } from '../../../foundation/kernel/index.ts';
import type { AnalysisEngine } from '../../../foundation/platform/engine/index.ts';

interface NumberCell {
  readonly text: string;
  readonly numeric: boolean;
}

/**
 * Reads in the kernel what SQL did not find sound: each different text once (of 4 M rows some ten thousand). Leaves the temporary tables
 * register_odd_identity(text, numeric, state, number), register_odd_certificate(..., reissue) and register_odd_name(text, name, review).
 */
export async function readOddCells(engine: AnalysisEngine, asOf: string): Promise<void> {
  const identities = await engine.rows<NumberCell>(`
    select distinct identity as text, coalesce(identity_numeric, false) as numeric from register_checked where identity is not null and not identity_sound
    union select distinct guardian_identity, false from register_checked where guardian_identity is not null and not guardian_sound`);
  await engine.load(
    'register_odd_identity',
    { text: 'varchar', numeric: 'boolean', state: 'varchar', number: 'varchar' },
    identities.map(({ text, numeric }) => {
      const read = readIdentity(text, numeric ? 'number' : 'text', asOf);
      return [text, numeric, read.state, read.number];
    }),
  );
  const certificates = await engine.rows<NumberCell>(`
    select distinct certificate as text, coalesce(certificate_numeric, false) as numeric from register_checked where certificate is not null and not certificate_sound`);
  await engine.load(
    'register_odd_certificate',
    { text: 'varchar', numeric: 'boolean', state: 'varchar', number: 'varchar' },
    certificates.map(({ text, numeric }) => {
      const read = readCertificate(text, numeric ? 'number' : 'text', asOf);
      return [text, numeric, read.state, read.number];
    }),
  );
  const names = await engine.rows<{ text: string }>('select distinct name as text from register_checked where name is not null and not name_sound');
  await engine.load(
    'register_odd_name',
    { text: 'varchar', name: 'varchar', review: 'boolean' },
    names.map(({ text }) => [text, cleanName(text), nameNeedsReview(text)]),
  );
}
