/** The known word most like a mistyped one: it shares the most neighbouring pairs of letters, at least half of them. Null where none does. */
export function nearest(word: string, known: readonly string[]): string | null {
  const pairs = pairsOf(word);
  const scored = known.map((one) => ({ one, score: likeness(pairs, pairsOf(one)) })).filter(({ score }) => score >= 0.5);
  return scored.sort((a, b) => b.score - a.score)[0]?.one ?? null;
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size);
}

function pairsOf(word: string): Set<string> {
  const padded = ` ${word} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, i) => padded.slice(i, i + 2)));
}
