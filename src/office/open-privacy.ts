import { isMinor, privacyRoutes, sessionOf, type Actor, type PersonPlace, type PrivacyRoom, type Processing } from '../foundation/access/index.ts';
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
}

export interface OpenPrivacy {
  readonly room: PrivacyRoom;
  readonly routes: Routes;
  /** Deletes what is due today, as the office itself or as somebody who asked for it. */
  readonly retain: (actor?: string) => Promise<RetentionRun>;
}

/** Puts together what the law on personal information asks of an office. */
export function openPrivacy({ office, database, data, processing, today }: PrivacyParts): OpenPrivacy {
  const { keeper, divisions, policy: { region } } = office;
  const parts = (actor: string): RetentionParts => ({ office, data, processing: processing(), signIn: database.signIn, actor });
  const room: PrivacyRoom = {
    connectionsOf: (actor) => database.within(sessionOf(actor, region)).pool,
    chain: database.within({ 'jinbao.role': 'audit_administrator' }).pool,
    sealer: keeper, processing, today,
    officeName: `${divisions.nameOf(region) ?? ''}残疾人联合会`,
    placeName: (division) => divisions.fullName(division),
    heldAbout: (actor: Actor, person) => heldAbout({ ...office, database: database.within(sessionOf(actor, region)) }, office, person),
    placesOf: (people) => placesOf(office, people, today()),
    retention: {
      due: () => retentionStatus(parts('office'), today()), run: (actor) => runRetention(parts(actor.id), today()), data,
      verify: (message, signature) => keeper.verify(message, signature),
    },
  };
  return { room, routes: privacyRoutes(room), retain: (actor = 'office') => runRetention(parts(actor), today()) };
}

async function placesOf({ database }: Office, people: readonly string[], today: string): Promise<ReadonlyMap<string, PersonPlace>> {
  const { rows } = await database.pool.query<{ id: string; county: string | null; birth: string | null }>(
    'select id, left(place, 6) as county, birth from register.person where id = any ($1::uuid[])', [people],
  );
  return new Map(rows.map(({ id, county, birth }) => [id, { county, minor: birth !== null && isMinor(birth, today) }]));
}
