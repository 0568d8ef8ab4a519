import type { Random } from '../random.ts';
import { looksLike, PRIVATE_TWINS, soundsLike } from './lookalikes.ts';

export type NameDirt = 'homophone' | 'variant' | 'spaced' | 'padded' | 'rare';

/** Writes one character of the name as another that sounds like it, or looks like it when none does. */
export function muddleName(random: Random, name: string): string {
  const muddled = swapOne(random, name, soundsLike);
  return muddled === name ? swapOne(random, name, looksLike) : muddled;
}

/** The name as a clerk wrote it. Dirt that does not fit the name leaves it as it is. */
export function damageName(random: Random, name: string, dirt: NameDirt): string {
  switch (dirt) {
    case 'homophone':
      return swapOne(random, name, soundsLike);
    case 'variant':
      return swapOne(random, name, looksLike);
    case 'spaced':
      return name.length === 2 ? `${name.charAt(0)}${random.chance(0.6) ? '　' : '  '}${name.charAt(1)}` : `${name} `;
    case 'padded':
      return random.pick([`${name} `, ` ${name}`, `${name}　`, `\u00A0${name}`, `${name}\t`]);
    case 'rare':
      return hideRare(random, name);
  }
}

const DOTS = ['•', '・', '･', '‧', '．', '.', ''];
const OUTSIDE_GBK = /[𠮷䶮㛃㴓䒟𬭩]/u;

/** A middle dot in one of the forms that keyboards offer. */
export function writeDot(random: Random, name: string): string {
  return name.includes('·') && random.chance(0.5) ? name.replace('·', random.pick(DOTS)) : name;
}

/** What a system that knows only GBK makes of a character outside it. */
function hideRare(random: Random, name: string): string {
  return name.replace(OUTSIDE_GBK, (character) => {
    const twin = PRIVATE_TWINS[character];
    return twin !== undefined && random.chance(0.5) ? twin : random.pick(['?', '？', '□']);
  });
}

function swapOne(random: Random, name: string, neighbours: ReadonlyMap<string, string[]>): string {
  const characters = [...name];
  const start = random.below(characters.length);
  for (let step = 0; step < characters.length; step++) {
    const at = (start + step) % characters.length;
    const others = neighbours.get(characters[at] ?? '');
    if (!others) continue;
    characters[at] = random.pick(others);
    return characters.join('');
  }
  return name;
}
