import { Refused } from './refusal.ts';

/** What a text editor or another language's habit puts into an expression, and what was meant. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/[“”‘’]/, '"'], [/（/, '('], [/）/, ')'], [/，/, ','], [/！/, '!'], [/＝/, '=='], [/≥/, '>='], [/≤/, '<='], [/≠/, '!='], [/。/, '.'],
  [/(?<![=!<>])=(?!=)/, '=='], [/(?<!&)&(?!&)/, '&&'], [/(?<!\|)\|(?!\|)/, '||'],
  [/\bnot\b/i, '!'], [/\band\b/i, '&&'], [/\bor\b/i, '||'],
];

/** A parser's failure as a refusal at the likeliest place: a known slip first, then an unclosed bracket, then where reading stopped. */
export function syntaxRefusal(text: string, error: unknown): Refused {
  const bare = text.replace(/"[^"]*"/g, (quoted) => ' '.repeat(quoted.length));
  for (const [slip, meant] of SLIPS) {
    const at = bare.search(slip);
    if (at < 0) continue;
    const found = slip.exec(bare)?.[0] ?? '';
    return new Refused(at, 'syntax', `此处不能用 ${found}`, `${found} cannot stand here`, meant);
  }
  const open = unclosedBracket(bare);
  if (open !== null) return new Refused(open, 'syntax', '括号没有配对', 'this bracket has no partner');
  return new Refused(stoppedAt(error), 'syntax', '从此处起读不懂', 'the text cannot be read from here on');
}

function unclosedBracket(text: string): number | null {
  const open: number[] = [];
  for (const { 0: bracket, index } of text.matchAll(/[()[\]]/g)) {
    if (bracket === '(' || bracket === '[') open.push(index);
    else if (open.pop() === undefined) return index;
  }
  return open.at(-1) ?? null;
}

function stoppedAt(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('location' in error)) return 0;
  const { location } = error;
  const start = typeof location === 'object' && location !== null && 'start' in location ? location.start : null;
  return typeof start === 'object' && start !== null && 'offset' in start ? Number(start.offset) : 0;
}
