import { isWithin } from '../../../kernel/index.ts';
import type { Actor, Role } from '../../walls/index.ts';

/** Who may approve what somebody of a role asks: the next level up, and who leads it. */
const SUPERIORS: Partial<Record<Role, readonly Role[]>> = {
  village_worker: ['county_officer'],
  town_clerk: ['county_officer'],
  county_officer: ['department_officer', 'city_leader'],
  department_officer: ['city_leader'],
};

/** Somebody who asks, as it was kept. */
export interface Asking {
  readonly askedBy: string;
  readonly askedFor: string | null;
  readonly askedRole: string;
  readonly askedPlace: string;
}

/** Whether one may answer what another asks: a superior whose place the other's lies in, and nobody for themselves or for whom they stand in. */
export function isSuperior({ id, actingFor, role, division }: Pick<Actor, 'id' | 'actingFor' | 'role' | 'division'>, { askedBy, askedFor, askedRole, askedPlace }: Asking): boolean {
  const own = [id, actingFor].some((one) => one !== null && (one === askedBy || one === askedFor));
  const superiors: Partial<Record<string, readonly Role[]>> = SUPERIORS;
  return !own && isWithin(askedPlace, division) && (superiors[askedRole] ?? []).some((one) => one === role);
}
