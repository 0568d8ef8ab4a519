import { KIN_CHANCE, type Level } from './comparison-model.ts';

/** Imagined borrowed rows behind what is thought of them before a list is seen. */
const BEHIND_KIN = 50;
/** The rate of borrowing is held by a fifth of itself to what was thought before. */
const BEHIND_RATE = 0.2;

/**
 * Learns what rows with a borrowed number look like: rows of a relative or a neighbour that carry a person's number. `seen[i]` is how many rows taken
 * for borrowed show level i, `pairs` all pairs of the list's rows with the register's people. Corrects how often it happens, how their names
 * resemble the owner's, and whether their noted birth is the number's (an office that copies it from the number) or their own.
 */
export function learnBorrowed(levels: readonly Level[], seen: readonly number[], pairs: number): Level[] {
  const [kin, births] = [totalOf(levels, seen, isKin), totalOf(levels, seen, isBirth)];
  return levels.map((level, i) => {
    const [before, times] = [level.chance, seen[i] ?? 0];
    if (before === 'by value') return level;
    if (level.field === 'number' && level.level === 'same') return { ...level, chance: (times / pairs + BEHIND_RATE * before) / (1 + BEHIND_RATE) };
    if (isBirth(level)) return { ...level, chance: (times + BEHIND_KIN * before) / (births + BEHIND_KIN) };
    if (!isKin(level)) return level;
    const thought = KIN_CHANCE[level.level.slice('kin '.length)] ?? 1;
    return { ...level, chance: (before * ((times + BEHIND_KIN * thought) / (kin + BEHIND_KIN))) / thought };
  });
}

function isKin(level: Level): boolean {
  return level.field === 'circle' && level.level.startsWith('kin ');
}

function isBirth(level: Level): boolean {
  return level.field === 'birth' && (level.level === 'confirmed' || level.level === 'contradicts');
}

function totalOf(levels: readonly Level[], seen: readonly number[], wanted: (level: Level) => boolean): number {
  return levels.reduce((sum, level, i) => sum + (wanted(level) ? (seen[i] ?? 0) : 0), 0);
}
