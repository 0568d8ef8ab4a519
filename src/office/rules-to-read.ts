import { today } from '../foundation/kernel/index.ts';
import { lastRun, loadDepartments, type Office } from '../judge/coverage/index.ts';
import type { ReadingParts } from '../judge/policy/index.ts';

/** The rules as they are read in a running office: by the packs now in use, on the day of the newest check. */
export function rulesToRead(office: Office): ReadingParts {
  return {
    policy: () => office.policy,
    asOf: async () => (await lastRun(office.database.pool))?.asOf ?? today(),
    departments: async () => (await loadDepartments(office.policy)).rules,
    regionName: (code) => office.divisions.nameOf(code) ?? code,
  };
}
