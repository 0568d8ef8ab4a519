/** Hands a text to the browser as a file. */
export function download(name: string, text: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The same for a table, as spreadsheets read it. */
export function downloadCsv(name: string, rows: readonly (readonly string[])[]): void {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  download(name, `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`, 'text/csv;charset=utf-8');
}
