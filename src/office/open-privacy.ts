import { isMinor, privacyRoutes, sessionOf, type Actor, type Deed, type PersonPlace, type PrivacyRoom, type Processing } from '../foundation/access/index.ts';
import { maskName } from '../foundation/kernel/index.ts';
import type { OwnersDatabase } from '../foundation/platform/database/index.ts';
import type { Routes } from '../foundation/platform/http/index.ts';
import type { Office } from '../judge/coverage/index.ts';
import { heldAbout } from './held-about.ts';
import { retentionStatus, runRetention, type RetentionParts, type RetentionRun } from './retention.ts';

export interface PrivacyParts {
  readonly office: Office;
  readonly database: OwnersDatabase;
  /** The data folder. */
  readonly data: string;
  readonly processing: () => Processing;
  readonly today: () => string;
  /** See `RetentionParts`. */
  readonly listDay?: string | undefined;
  /** Writes in the audit chain what nobody asked for by a request. */
  readonly record: (deed: Deed) => Promise<void>;
}

export interface OpenPrivacy {
  readonly room: PrivacyRoom;
  readonly routes: Routes;
  /** Deletes what is due today, as the office itself. */
  readonly retain: () => Promise<RetentionRun>;
}

/** Puts together what the law on personal information asks of an office. */
export function openPrivacy({ office, database, data, processing, today, listDay, record }: PrivacyParts): OpenPrivacy {
  const { keeper, divisions, policy: { region } } = office;
  const parts = (actor: string): RetentionParts => ({ office, data, processing: processing(), signIn: database.signIn, actor, listDay });
  const room: PrivacyRoom = {
    connectionsOf: (actor) => database.within(sessionOf(actor, region)).pool,
    chain: database.within({ 'jinbao.role': 'audit_administrator' }).pool,
    sealer: keeper, processing, today,
    officeName: officeName(divisions, region),
    placeName: (division) => divisions.fullName(division),
    heldAbout: (actor: Actor, person) => heldAbout({ ...office, database: database.within(sessionOf(actor, region)) }, office, person),
    namesOf: (actor, people) => maskedNames(database.within(sessionOf(actor, region)), people),
    placesOf: (people) => placesOf(office, people, today()),
    retention: {
      due: () => retentionStatus(parts('office'), today()), run: (actor) => runRetention(parts(actor.id), today()), data,
      verify: (message, signature) => keeper.verify(message, signature),
    },
  };
  const retain = async () => {
    const run = await runRetention(parts('office'), today());
    await record({ ...OWN_DEED, action: 'retention:run', count: run.deleted.length, detail: { finished: run.finished.length } });
    return run;
  };
  return { room, routes: privacyRoutes(room), retain };
}

const OWN_DEED = { actor: 'office', role: 'office', actingFor: null, route: null, subjects: [], purpose: null, division: null, outcome: 'done', requestId: null } as const;

/** How the federation of a region signs its letters. */
export function officeName(divisions: Pick<Office['divisions'], 'nameOf'>, region: string): string {
  return `${divisions.nameOf(region) ?? ''}残疾人联合会`;
}

/** The masked names of people, of those within the walls of whoever asks. */
async function maskedNames({ pool }: Office['database'], people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ id: string; name: string }>(
    'select person_id as id, name from register.identification where person_id = any ($1::uuid[]) and upper_inf(during) and name is not null', [people],
  );
  return new Map(rows.map(({ id, name }) => [id, maskName(name)]));
}

/** Where people live, and who of them is under fourteen on a day. */
export async function placesOf({ database }: Pick<Office, 'database'>, people: readonly string[], today: string): Promise<ReadonlyMap<string, PersonPlace>> {
  const { rows } = await database.pool.query<{ id: string; county: string | null; birth: string | null }>(
    'select id, left(place, 6) as county, birth from register.person where id = any ($1::uuid[])', [people],
  );
  return new Map(rows.map(({ id, county, birth }) => [id, { county, minor: birth !== null && isMinor(birth, today) }]));
}
