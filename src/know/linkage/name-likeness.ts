import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';

/** How far two names agree, from nearest to farthest. */
export const NAME_LEVELS = [
  'same', 'variant', 'homophone', 'lost_character', 'swapped', 'sounds_alike', 'one_character', 'given', 'shortened', 'surname', 'other', 'none',
] as const;
export type NameLevel = (typeof NAME_LEVELS)[number];

const LOST = /[?？□■〓_*＊\uFFFD]/u;
const HAN = /\p{Script=Han}/u;
const simplified = Converter({ from: 't', to: 'cn' });

interface Sounds {
  /** The character all its variants share. */
  readonly plain: string;
  /** Every reading, without tones. */
  readonly readings: readonly string[];
  /** The readings with the pairs that clerks of the region mix up (n/l, z/zh, -n/-ng ...) made one. */
  readonly blurred: readonly string[];
}

const known = new Map<string, Sounds>();

function soundsOf(character: string): Sounds {
  const cached = known.get(character);
  if (cached) return cached;
  const plain = simplified(character);
  const readings = HAN.test(plain)
    ? [...pinyin(plain, { multiple: true, toneType: 'none', type: 'array' }), ...pinyin(plain, { mode: 'surname', toneType: 'none', type: 'array' })]
    : [];
  const sounds = { plain, readings: [...new Set(readings)], blurred: [...new Set(readings.map(blur))] };
  known.set(character, sounds);
  return sounds;
}

function blur(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/^n/, 'l').replace(/^hu(?=.)/, 'f').replace(/ng$/, 'n');
}

function shareOne(a: readonly string[], b: readonly string[]): boolean {
  return a.some((item) => b.includes(item));
}

/** Compares two name keys (see `nameKey`) character by character. */
export function compareNames(a: string, b: string): NameLevel {
  if (a === b) return 'same';
  if (a === '' || b === '') return 'none';
  const [one, two] = [Array.from(a), Array.from(b)];
  if (one.length === two.length) return compareAligned(one, two);
  if (spelled(a, two) || spelled(b, one)) return 'homophone';
  return shortened(one, two) ? 'shortened' : sameSurname(one, two);
}

function compareAligned(one: readonly string[], two: readonly string[]): NameLevel {
  let [variants, lost, homophones, alike] = [0, 0, 0, 0];
  const different: number[] = [];
  for (const [i, a] of one.entries()) {
    const b = two[i] ?? '';
    if (a === b) continue;
    const [x, y] = [soundsOf(a), soundsOf(b)];
    if (x.plain === y.plain) variants += 1;
    else if (LOST.test(a) || LOST.test(b)) lost += 1;
    else if (shareOne(x.readings, y.readings)) homophones += 1;
    else if (shareOne(x.blurred, y.blurred)) alike += 1;
    else different.push(i);
  }
  const doubtful = lost + homophones + alike;
  if (different.length === 0) {
    if (lost > 0) return lost < one.length ? 'lost_character' : 'none';
    if (doubtful === 0) return 'variant';
    if (doubtful === one.length && one.length > 2) return 'other';
    return alike > 0 ? 'sounds_alike' : 'homophone';
  }
  if (doubtful + variants === 0 && swapped(one, two, different)) return 'swapped';
  if (different.length === 1 && doubtful === 0 && one.length > 2) return 'one_character';
  if (different[0] !== 0) return 'surname';
  return different.length === 1 && doubtful === 0 ? 'given' : 'other';
}

function swapped(one: readonly string[], two: readonly string[], [i = 0, j = 0, ...more]: readonly number[]): boolean {
  return more.length === 0 && one[i] === two[j] && one[j] === two[i];
}

/** Whether a name has one character written in Latin letters that spell it: '王YAN' for '王䶮'. */
function spelled(name: string, whole: readonly string[]): boolean {
  const match = /^(\P{Script=Latin}*)(\p{Script=Latin}+)(\P{Script=Latin}*)$/u.exec(name);
  if (!match) return false;
  const [, before = '', letters = '', after = ''] = match;
  const [head, tail] = [Array.from(before), Array.from(after)];
  const hidden = whole[head.length];
  return whole.length === head.length + 1 + tail.length && whole.length > 1 && hidden !== undefined
    && whole.join('') === `${before}${hidden}${after}` && soundsOf(hidden).readings.includes(letters.toLowerCase());
}

/** Whether the shorter name is the longer one with characters left out, and still says more than a surname. */
function shortened(one: readonly string[], two: readonly string[]): boolean {
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  if (short.length < 2) return false;
  let at = 0;
  for (const character of long) if (at < short.length && soundsOf(character).plain === soundsOf(short[at] ?? '').plain) at += 1;
  return at === short.length;
}

function sameSurname(one: readonly string[], two: readonly string[]): NameLevel {
  return soundsOf(one[0] ?? '').plain === soundsOf(two[0] ?? '').plain ? 'surname' : 'other';
}
