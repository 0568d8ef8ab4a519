import { pinyin } from 'pinyin-pro';

const HAN = /\p{Script=Han}/u;
const readings = new Map<string, string>();

/** A text as it is compared: without spaces, middle dots, apostrophes and tones, in small letters; ü is v, as it is typed. */
export function folded(text: string): string {
  return text.toLowerCase().replaceAll(/ü|u:|[ǖǘǚǜ]/g, 'v').normalize('NFD').replaceAll(/[\s·'’*\p{M}]|(?<=[a-z])[1-5]/gu, '');
}

/** How a name is read, a syllable a character; the first as a surname (单 is shan). What is no Chinese character is read as it is written. */
export function syllables(name: string): string[] {
  return Array.from(name).map((character, i) => {
    const key = i === 0 ? `^${character}` : character;
    const known = readings.get(key);
    if (known !== undefined) return known;
    const read = HAN.test(character) ? folded(pinyin(character, { toneType: 'none', type: 'array', ...(i === 0 ? { mode: 'surname' } : {}) })[0] ?? character) : character;
    readings.set(key, read);
    return read;
  });
}

/** Everything a name is found by the beginning of: 赵梅英 also by 梅英, 赵英, zhaomeiying, meiying, zhaoying, zmy and zy. */
export function nameKeys(name: string): string[] {
  const plain = folded(name);
  const characters = Array.from(plain);
  if (characters.length === 0) return [];
  const read = syllables(plain);
  const ends = characters.length > 2;
  const joined = (parts: readonly string[]) => [parts.join(''), ...(ends ? [parts.slice(1).join(''), `${parts[0]}${parts.at(-1)}`] : [])];
  const initials = read.map((syllable) => Array.from(syllable)[0] ?? '');
  return [...new Set([...joined(characters), ...joined(read), initials.join(''), ...(ends ? [`${initials[0]}${initials.at(-1)}`] : [])])].filter((key) => Array.from(key).length > 1 || characters.length === 1);
}

/** The beginnings a search asks for: as it is written and, of Chinese characters, as they are read, so that a character of the same sound is found too. */
export function wantedKeys(text: string): string[] {
  const plain = folded(text);
  return plain === '' ? [] : [...new Set([plain, ...(HAN.test(plain) && Array.from(plain).length > 1 ? [syllables(plain).join('')] : [])])];
}
