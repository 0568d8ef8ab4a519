/** Lines of cells, the header first, as CSV with a byte order mark, which Excel and WPS need to read Chinese. */
export function csvText(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map((cells) => cells.map(quotedCell).join(',')).join('\r\n')}\r\n`;
}

function quotedCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
