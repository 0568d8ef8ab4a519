import { count } from '../../format.ts';
import { Card } from '../../ui/Card.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { named, useWords } from '../../words/index.ts';
import type { ImportDetail } from './import-queries.ts';

/** What the file looks like from outside. */
export function FileFound({ found }: { found: NonNullable<ImportDetail['found']> }) {
  const { words } = useWords();
  const label = words.imports;
  const sheets = found.sheets.filter(({ name }) => name !== null);
  const facts = [
    { what: label.encoding, is: found.encoding === null ? null : named(label.encodings, found.encoding) },
    { what: label.sheets, is: sheets.length === 0 ? null : sheets.map(({ name, headerLine }) => label.sheet(name ?? '', headerLine)).join(words.separator) },
    { what: label.headerLine, is: sheets.length > 0 || found.format === 'parquet' ? null : label.line(found.sheets[0]?.headerLine ?? 1) },
    { what: label.rowsAbout, is: count(found.rows) },
    { what: label.unread, is: found.unread.length === 0 ? null : found.unread.join(words.separator) },
  ];
  return <Card heading={label.found}><div className="inside"><Facts facts={facts} /></div></Card>;
}
