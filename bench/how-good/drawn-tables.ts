import { Draw } from '../cities/draw.ts';
import { averagedInterval, weighModels, type WeighedModel } from '../../src/judge/coverage/quality/hidden/average-models.ts';
import { loglinearModels, type LoglinearModel } from '../../src/judge/coverage/quality/hidden/loglinear-models.ts';
import type { Held } from './held.ts';

/** How three lists come by a person: the chance of each, in turn, given which of the earlier ones have them. */
type Catching = (draw: Draw) => readonly [boolean, boolean, boolean];

const CATCHING: Readonly<Record<string, { readonly people: number; readonly catching: Catching }>> = {
  'lists independent': { people: 900, catching: (draw) => [draw.chance(0.6), draw.chance(0.7), draw.chance(0.4)] },
  'two depend': { people: 870, catching: (draw) => given(draw, 0.886, 0.7, 0.4, 0.4) },
  'two pairs depend': { people: 870, catching: (draw) => given(draw, 0.886, 0.7, 0.6, 0.3) },
  'two depend, few people': { people: 300, catching: (draw) => given(draw, 0.886, 0.7, 0.4, 0.4) },
  'people unlike': { people: 900, catching: (draw) => unlike(draw, draw.chance(0.5) ? 1.3 : 0.7) },
};

function given(draw: Draw, second: number, secondElse: number, third: number, thirdElse: number): [boolean, boolean, boolean] {
  const first = draw.chance(0.63);
  return [first, draw.chance(first ? second : secondElse), draw.chance(first ? third : thirdElse)];
}

function unlike(draw: Draw, ease: number): [boolean, boolean, boolean] {
  return [draw.chance(0.5 * ease), draw.chance(0.5 * ease), draw.chance(0.4 * ease)];
}

/** What other ways of answering would say: the chosen one first. */
const WAYS: Readonly<Record<string, (models: readonly LoglinearModel[]) => readonly WeighedModel[]>> = {
  'averaged': weighModels,
  'best model': (models) => weighModels(models).slice(0, 1).map(({ model }) => ({ model, weight: 1 })),
  'independence': (models) => models.slice(0, 1).map((model) => ({ model, weight: 1 })),
};

/** Tables drawn from populations whose number is known, three lists, and what each way of answering makes of them. */
export function drawnTables(seed: number, draws: number): Held[] {
  const draw = new Draw(seed);
  return Object.entries(CATCHING).flatMap(([name, { people, catching }]) => Array.from({ length: draws }, () => {
    const cells = Array.from({ length: 8 }, () => 0);
    for (let person = 0; person < people; person++) {
      const pattern = catching(draw).reduce((sum, caught, list) => sum + (caught ? 1 << list : 0), 0);
      cells[pattern] = (cells[pattern] ?? 0) + 1;
    }
    const hidden = cells[0] ?? 0;
    const models = loglinearModels({ lists: 3, cells: [0, ...cells.slice(1)] });
    return Object.entries(WAYS).map(([way, choose]) => ({ what: `${name}: ${way}`, truth: hidden, ...averagedInterval(choose(models), people - hidden) }));
  }).flat());
}
