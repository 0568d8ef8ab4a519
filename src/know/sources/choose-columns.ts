import type { SourceDefinition } from './definition.ts';
import { mapColumns, type ColumnMapping } from './map-columns.ts';
import { problem, RefusedFile, type ProblemPlace } from './problem.ts';
import type { ChosenColumns } from './remembered-mappings.ts';

/**
 * Decides which column is which field and refuses a table that cannot be a list of people: a required column missing, two columns for one field, or
 * no number and no birth date beside the name.
 */
export function chooseColumns(headers: readonly string[], definition: SourceDefinition, chosen: ChosenColumns, place: ProblemPlace): ColumnMapping {
  const { mapping, doubled } = mapColumns(headers, definition, chosen);
  const [twice] = doubled;
  if (twice) {
    const named = twice.columns.map((i) => `“${headers[i]}”（第 ${i + 1} 列）`).join('、');
    throw new RefusedFile(problem('column_doubled', place, { column: labelOf(definition, twice.field), headers: named }));
  }
  for (const [field, column] of Object.entries(definition.columns)) {
    if (column.required && mapping[field] === undefined) throw new RefusedFile(problem('required_column_missing', place, { column: labelOf(definition, field) }));
  }
  if (mapping['identity'] === undefined && mapping['certificate'] === undefined && mapping['birth'] === undefined) {
    throw new RefusedFile(problem('required_column_missing', place, { column: '身份证号 / 残疾人证号' }));
  }
  return mapping;
}

/** What a column is called: its label, else the first header it goes by. */
function labelOf(definition: SourceDefinition, field: string): string {
  const column = definition.columns[field];
  return column?.label?.zh ?? column?.aliases[0] ?? field;
}
