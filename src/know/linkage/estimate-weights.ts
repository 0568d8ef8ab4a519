import type { AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { learnBorrowed } from './borrowed-numbers.ts';
import { APART, comparisonLevels, FIELDS, KIN_CHANCE, type Field, type Level } from './comparison-model.ts';

/** A level with what was learnt: how often true pairs show it, and the weight of evidence ln(expected / chance), without its value's own rarity. */
export interface LevelWeight extends Level {
  readonly weight: number;
}

export interface LinkageModel {
  /** Logarithm of the odds that a row is one given person before anything is compared. */
  readonly prior: number;
  /** Share of the list's rows that are someone in the register. */
  readonly share: number;
  readonly weights: readonly LevelWeight[];
  readonly rounds: number;
}

interface Pattern extends Record<Field, string> {
  chance: number;
  apart: boolean;
  pairs: number;
}

/** How many imagined pairs stand behind each starting value, so that a level seen three times does not swing. */
const BEHIND_EXPECTED = 30;
const BEHIND_CHANCE = 1000;
const MOST_ROUNDS = 60;
const BUCKETS_PER_UNIT = 4;

/**
 * Estimates the weights on the list's own candidate pairs, without labels (Fellegi-Sunter, expectation-maximisation). What strangers show is fixed
 * beforehand: by frequencies, and for unlike names by people born the same day in the same town whose valid numbers differ. `rows` of the list,
 * `people` of the register, `standsFor`: how many rows with an owner one that is compared stands for. The same pairs give the same weights in any order.
 */
export async function estimateWeights(engine: AnalysisEngine, rows: number, people: number, standsFor: number): Promise<LinkageModel> {
  const patterns = await engine.rows<Pattern>(
    `select ${FIELDS.join(', ')}, cast(round(chance * ${BUCKETS_PER_UNIT}) as double) / ${BUCKETS_PER_UNIT} as chance, ${APART} as apart, sum(case when owned then ${standsFor} else 1 end) as pairs
     from linkage_compared group by all order by all`,
  );
  const claimed = await engine.rows<{ people: number }>('select count(*) as people from linkage_claim');
  const levels = observedChances(comparisonLevels(people), patterns, (claimed[0]?.people ?? 0) / Math.max(people, 1));
  return maximise(levels, patterns.filter((pattern) => !pattern.apart), Math.max(rows, 1), Math.max(people, 1));
}

/** Puts in what this list shows of strangers: how unlike their names are, in one town and in one village, and how many people are already claimed. */
function observedChances(levels: readonly Level[], patterns: readonly Pattern[], claimed: number): Level[] {
  const share = Math.min(Math.max(claimed, 0.01), 0.99);
  const everywhere = strangersNames(levels, patterns, ['village', 'village_town', 'town']);
  const villagers = strangersNames(everywhere, patterns, ['village']);
  const circles: Level[] = [];
  for (const [i, level] of everywhere.entries()) {
    if (level.field !== 'name' || level.chance === 'by value') continue;
    const villager = villagers[i]?.chance;
    const kin = KIN_CHANCE[level.level];
    if (typeof villager === 'number') circles.push(circle(`village ${level.level}`, villager / level.chance));
    if (kin !== undefined) circles.push(circle(`kin ${level.level}`, kin / level.chance));
  }
  return [
    ...everywhere.map((level) => (level.field === 'claim' ? { ...level, chance: level.level === 'claimed' ? share : 1 - share } : level)),
    ...circles,
  ];
}

/** A correction of chance that true pairs know nothing of: a group of its own, always expected. */
function circle(level: string, chance: number): Level {
  return { field: 'circle', level, group: `circle ${level}`, expected: 1, chance };
}

function strangersNames(levels: readonly Level[], patterns: readonly Pattern[], places: readonly string[]): Level[] {
  const strangers = new Map<string, number>();
  let total = 0;
  for (const pattern of patterns) {
    if (!pattern.number.startsWith('other_') || pattern.birth !== 'same' || pattern.name === 'same' || !places.includes(pattern.place)) continue;
    strangers.set(pattern.name, (strangers.get(pattern.name) ?? 0) + pattern.pairs);
    total += pattern.pairs;
  }
  return levels.map((level) => (level.field !== 'name' || level.chance === 'by value' ? level
    : { ...level, chance: ((strangers.get(level.level) ?? 0) + BEHIND_CHANCE * level.chance) / (total + BEHIND_CHANCE) }));
}

function maximise(levels: readonly Level[], patterns: readonly Pattern[], rows: number, people: number): LinkageModel {
  const at = new Map(levels.map((level, i) => [`${level.field} ${level.level}`, i]));
  const seen = patterns.map((pattern) => FIELDS.map((field) => at.get(`${field} ${pattern[field]}`)).filter((i) => i !== undefined));
  let expected = levels.map((level) => level.expected);
  let matches = Math.min(rows, people) / 2;
  let model = weigh(levels, expected, matches, rows, people, 0);
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const counts = levels.map((level) => level.expected * BEHIND_EXPECTED);
    const strangers = levels.map(() => 0);
    let sum = 0;
    for (const [k, pattern] of patterns.entries()) {
      let evidence = model.prior - pattern.chance;
      for (const i of seen[k] ?? []) evidence += model.weights[i]?.weight ?? 0;
      const pairs = pattern.pairs / (1 + Math.exp(-evidence));
      sum += pairs;
      for (const i of seen[k] ?? []) counts[i] = (counts[i] ?? 0) + pairs;
      if (pattern.number === 'same') for (const i of seen[k] ?? []) strangers[i] = (strangers[i] ?? 0) + pattern.pairs - pairs;
    }
    const moved = Math.abs(sum - matches) / Math.max(matches, 1);
    matches = sum;
    expected = normalise(levels, counts);
    model = weigh(learnBorrowed(levels, strangers, rows * people), expected, matches, rows, people, round);
    if (moved < 1e-7) break;
  }
  return model;
}

function normalise(levels: readonly Level[], counts: readonly number[]): number[] {
  const totals = new Map<string, number>();
  for (const [i, level] of levels.entries()) totals.set(level.group, (totals.get(level.group) ?? 0) + (counts[i] ?? 0));
  return levels.map((level, i) => (counts[i] ?? 0) / (totals.get(level.group) ?? 1));
}

function weigh(levels: readonly Level[], expected: readonly number[], matches: number, rows: number, people: number, rounds: number): LinkageModel {
  const share = Math.min(Math.max(matches / rows, 1e-6), 0.99);
  return {
    prior: Math.log(share / (1 - share) / people),
    share,
    rounds,
    weights: levels.map((level, i) => {
      const often = expected[i] ?? level.expected;
      return { ...level, expected: often, weight: Math.log(often) - (level.chance === 'by value' ? 0 : Math.log(level.chance)) };
    }),
  };
}
