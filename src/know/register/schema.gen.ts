// Generated from the migrations by `npm run db:types`; do not edit.
import type { Generated, JSONColumnType } from 'kysely';

export interface Certificate {
  id: Generated<number>;
  person_id: string;
  during: string;
  category: number | null;
  grade: number | null;
  issued: string | null;
  valid_from: string | null;
  valid_to: string | null;
  number: Buffer | null;
  number_lookup: Buffer | null;
  reissue: string | null;
  identity_lookup: Buffer | null;
}

export interface CertificateStatus {
  certificate_id: number;
  during: string;
  status: string;
  seen_on: string;
}

export interface Change {
  id: Generated<string>;
  kind: string;
  person_id: string;
  other_id: string | null;
  field: string | null;
  effective_on: string | null;
  asked: Buffer;
  asked_by: string;
  asked_at: Generated<Date>;
  request_id: string | null;
  conflict_id: number | null;
  status: Generated<string>;
  decided_by: string | null;
  decided_at: Date | null;
  answer: Buffer | null;
  stands: Generated<boolean>;
}

export interface Conflict {
  id: Generated<number>;
  kind: string;
  fingerprint: string;
  status: Generated<string>;
  first_batch: number | null;
  last_batch: number | null;
  row: number | null;
  person_id: string | null;
  in_population: boolean;
  name: string | null;
  settled_by: string | null;
  settled_at: Date | null;
  decision: string | null;
  said: Buffer | null;
  field: string | null;
}

export interface Event {
  id: Generated<number>;
  at: Generated<Date>;
  actor: string;
  reason: string;
  batch_id: number | null;
  person_id: string | null;
  kind: string;
  subject: string;
  before: JSONColumnType<object> | null;
  after: JSONColumnType<object> | null;
  sealed_before: Buffer | null;
  sealed_after: Buffer | null;
  change_id: string | null;
}

export interface Guardian {
  person_id: string;
  during: string;
  name: string | null;
  relation: string | null;
  contact: Buffer | null;
  contact_lookup: Buffer | null;
}

export interface Household {
  number: string;
}

export interface HouseholdMember {
  person_id: string;
  during: string;
  household: string;
}

export interface Identification {
  person_id: string;
  during: string;
  name: string | null;
  number: Buffer | null;
  number_lookup: Buffer | null;
}

export interface ImportBatch {
  id: Generated<number>;
  file_name: string;
  file_hash: string;
  as_of: string;
  actor: string;
  at: Generated<Date>;
  counts: JSONColumnType<object>;
}

export interface KnownPerson {
  person_id: string;
  during: string;
  category: number | null;
  grade: number | null;
  basis: string;
  applied_on: string | null;
  document: string | null;
  list: string | null;
  list_as_of: string | null;
  list_row: number | null;
}

export interface Loosened {
  table: string;
  name: string;
  definition: string;
}

export interface Person {
  id: Generated<string>;
  birth: string | null;
  sex: string | null;
  place: string | null;
  merged_into: string | null;
}

export interface Phone {
  person_id: string;
  during: string;
  number: Buffer;
  number_lookup: Buffer | null;
}

export interface Residence {
  person_id: string;
  during: string;
  division: string | null;
  address: string | null;
  household_type: string | null;
}

export interface SearchKey {
  person_id: string;
  key: string;
}

export interface RegisterTables {
  'register.certificate': Certificate;
  'register.certificate_status': CertificateStatus;
  'register.change': Change;
  'register.conflict': Conflict;
  'register.event': Event;
  'register.guardian': Guardian;
  'register.household': Household;
  'register.household_member': HouseholdMember;
  'register.identification': Identification;
  'register.import_batch': ImportBatch;
  'register.known_person': KnownPerson;
  'register.loosened': Loosened;
  'register.person': Person;
  'register.phone': Phone;
  'register.residence': Residence;
  'register.search_key': SearchKey;
}
