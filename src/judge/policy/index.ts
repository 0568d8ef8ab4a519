export { loadPacks, type LoadedPacks } from './packs/load-packs.ts';
export { problemLine, type PackProblem } from './packs/problem.ts';
export type { Basis, Clause, Fact, Label, Policy, Rule } from './packs/policy.ts';
export type { Gap, ListInput, ListState } from './facts/list-state.ts';
export { screen, type ScreenRequest, type Screened, type VerdictCount } from './rules/screen.ts';
