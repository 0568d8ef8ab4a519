import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ImportChoice, ImportDetail, ImportSummary } from '../../../../src/office/imports/index.ts';
import { query, read } from '../../read.ts';

export type { ImportChoice, ImportDetail, ImportProgress, ImportSummary } from '../../../../src/office/imports/index.ts';
export type ImportState = ImportSummary['state'];
type Imports = { total: number; page: number; size: number; items: ImportSummary[] };

export const importsQuery = (page: number) =>
  queryOptions({ queryKey: ['imports', { page }], queryFn: ({ signal }) => read<Imports>(`/imports${query({ page, size: 20 })}`, signal), placeholderData: keepPreviousData, staleTime: 5000 });

export const choicesQuery = () => queryOptions({ queryKey: ['imports', 'choices'], queryFn: ({ signal }) => read<{ items: ImportChoice[] }>('/imports/choices', signal), staleTime: 300_000 });

export const importQuery = (id: string) => queryOptions({ queryKey: ['imports', id], queryFn: ({ signal }) => read<ImportDetail>(`/imports/${encodeURIComponent(id)}`, signal), staleTime: 0 });

/** States in which nothing goes on by itself. */
const AT_REST: ReadonlySet<ImportState> = new Set(['mapping', 'deciding', 'done', 'undone', 'refused', 'failed', 'cancelled']);

export function isAtRest(state: ImportState): boolean {
  return AT_REST.has(state);
}

/** "1234567" bytes -> "1.2 MB". */
export function bytes(size: number): string {
  if (size < 1000) return `${size} B`;
  const power = Math.min(3, Math.floor(Math.log10(size) / 3));
  return `${(size / 1000 ** power).toFixed(size / 1000 ** power < 10 ? 1 : 0)} ${['B', 'KB', 'MB', 'GB'][power]}`;
}
