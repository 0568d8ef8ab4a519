import { isDivisionCode, prefixOf } from '../../kernel/index.ts';
import type { Session } from '../../platform/database/index.ts';
import type { Actor } from './actor.ts';
import { ROLE } from './roles.ts';

/** The code prefixes whose people an actor may see: `['*']` for everything the office holds, `[]` for nobody. `top` is the office's own region. */
export function reachOf({ role, division }: Pick<Actor, 'role' | 'division'>, top: string): readonly string[] {
  if (role === 'office') return ['*'];
  if (ROLE[role].level === 'none') return [];
  if (!isDivisionCode(division)) return [];
  const prefix = prefixOf(division);
  return prefixOf(top).startsWith(prefix) ? ['*'] : [prefix];
}

/** Whether a place lies within a reach; a place nobody knows lies only within everything. */
export function within(reach: readonly string[], place: string | null): boolean {
  return reach.some((prefix) => prefix === '*' || (place !== null && place.startsWith(prefix)));
}

/** What the database is told of an actor, for one transaction. */
export function sessionOf(actor: Actor, top: string): Session {
  return {
    'jinbao.reach': reachOf(actor, top).join(','),
    // The general office (办公室) draws up what concerns all departments.
    'jinbao.department': actor.department === 'office' ? '' : (actor.department ?? ''),
    'jinbao.actor': actor.id,
    'jinbao.role': actor.role,
  };
}
