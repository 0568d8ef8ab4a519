import type { ReactNode } from 'react';
import { Scroll } from './Scroll.tsx';

export type Column<Row> = {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** A quieter second line. */
  under?: (row: Row) => ReactNode;
  /** Right-aligned figures. */
  number?: boolean;
  /** Never broken over lines. */
  keep?: boolean;
};

type TableProps<Row> = { label: string; columns: readonly Column<Row>[]; rows: readonly Row[]; rowKey: (row: Row) => string };

function looks({ number, keep }: { number?: boolean; keep?: boolean }): string | undefined {
  return number ? 'number' : keep ? 'keep' : undefined;
}

/** A plain table whose first column heads its rows; a wide one scrolls. */
export function Table<Row>({ label, columns, rows, rowKey }: TableProps<Row>) {
  return (
    <Scroll label={label}>
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={looks(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, i) => {
                const Cell = i === 0 ? 'th' : 'td';
                return (
                  <Cell key={column.key} scope={i === 0 ? 'row' : undefined} className={looks(column)}>
                    {column.cell(row)}
                    {column.under && <span className="under">{column.under(row)}</span>}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
