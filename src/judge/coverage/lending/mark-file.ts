/** Zero-width space and zero-width non-joiner: shown by nothing, kept by spreadsheets, mail and copying. */
const ZERO = '\u200B';
const ONE = '\u200C';
const MARK = new RegExp(`[${ZERO}${ONE}]{128}`, 'g');

/** The number of an export (a uuid) as 128 characters that nobody sees. */
export function unseenMark(id: string): string {
  const bits = BigInt(`0x${id.replaceAll('-', '')}`).toString(2).padStart(128, '0');
  return [...bits].map((bit) => (bit === '1' ? ONE : ZERO)).join('');
}

/** The numbers of all exports whose unseen mark is in a text, each once. */
export function marksIn(text: string): string[] {
  const ids = [...text.matchAll(MARK)].map(([mark]) => uuidOf([...mark].map((bit) => (bit === ONE ? '1' : '0')).join('')));
  return [...new Set(ids)];
}

function uuidOf(bits: string): string {
  const hex = BigInt(`0b${bits}`).toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
