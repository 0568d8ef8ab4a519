/** A text with the characters marked that another one has not in the same place; a text of another length is shown as it is. */
export function Marked({ text, against }: { text: string; against: string }) {
  const [own, theirs] = [Array.from(text), Array.from(against)];
  if (own.length !== theirs.length) return text;
  return own.map((character, at) => (character === theirs[at] ? character : <mark key={`${at} ${character}`}>{character}</mark>));
}
