/** Lines of cells, the header first, as CSV with a byte order mark, which Excel and WPS need to read Chinese. */
export function csvText(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map((cells) => cells.map(quotedCell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it: a name in an agency's list may begin with `=`. */
function quotedCell(text: string): string {
  const plain = /^(?:[=+@\t\r]|-(?!\d))/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
