import { cleanName } from '../../foundation/kernel/index.ts';

/** A name written plainly needs no cleaning: 2 to 4 characters of three bytes each, no ideographic space. The screen for millions of rows. */
export function plainNameSql(column: string): string {
  return `(strlen(${column}) = 3 * length(${column}) and length(${column}) between 2 and 4 and position('\u3000' in ${column}) = 0)`;
}

/**
 * The text that names are compared by: cleaned, without notes in brackets, trailing digits, dots and spaces ('阿依·买买提' and '阿依买买提' meet).
 * Empty when nothing is left.
 */
export function nameKey(text: string): string {
  return cleanName(text)
    .replaceAll(/[（(【[].*?[）)】\]]/gu, '')
    .replace(/[（(【[].*$/u, '')
    .replace(/\d+$/u, '')
    .replaceAll(/[·.．\s]/gu, '')
    .toUpperCase();
}
