create schema register;

-- Who a person is never depends on a number: certificate and identity numbers change, are mistyped and are lent.
create table register.person (
  id uuid primary key default uuidv7(),
  birth date,
  sex text check (sex in ('male', 'female'))
);

-- Valid time: `during` says on which days a thing was so. An open start means "since before we know", an open end "until we hear otherwise".
-- The name and number a person goes by: what stands on the identity card.
create table register.identification (
  person_id uuid not null references register.person,
  during daterange not null,
  name text,
  number text,
  primary key (person_id, during without overlaps)
);
create index identification_by_name on register.identification (name text_pattern_ops);
-- Not unique: two people under one number exist and are asked about (register.conflict).
create index identification_by_number on register.identification (number);

create table register.certificate (
  id bigint generated always as identity primary key,
  person_id uuid not null references register.person,
  during daterange not null,
  -- Null where the register's own number cannot be read.
  number text check (number ~ '^[0-9]{17}[0-9X][0-9]{2}(B[1-9][0-9]?)?$'),
  category integer check (category between 1 and 7),
  grade integer check (grade between 1 and 4),
  issued date,
  valid_from date,
  valid_to date,
  constraint certificate_one_a_person unique (person_id, during without overlaps)
);
-- One holder at a time. Not as a temporal key: in GiST a text costs 90 microseconds a row, five times the key above.
create unique index certificate_one_holder on register.certificate (number) where upper_inf(during);
-- A reissued copy (B1, B2 ...) is the same certificate.
create index certificate_by_base on register.certificate (left(number, 20));

create table register.certificate_status (
  certificate_id bigint not null references register.certificate on delete cascade,
  during daterange not null,
  status text not null check (status in ('valid', 'expired', 'frozen', 'cancelled', 'moved_out')),
  -- Day of the register that said so: a certificate seen valid expires by itself after its last day.
  seen_on date not null,
  primary key (certificate_id, during without overlaps)
);

create table register.residence (
  person_id uuid not null references register.person,
  during daterange not null,
  -- 6, 9 or 12 digits, as far as it is known; never read from an identity number.
  division text check (division ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})$'),
  address text,
  household_type text check (household_type in ('rural', 'urban')),
  primary key (person_id, during without overlaps)
);
create index residence_by_division on register.residence (division text_pattern_ops) where upper_inf(during);

create table register.household (
  number text primary key
);

create table register.household_member (
  person_id uuid not null references register.person,
  during daterange not null,
  household text not null references register.household,
  primary key (person_id, during without overlaps)
);
create index household_member_by_household on register.household_member (household);

create table register.guardian (
  person_id uuid not null references register.person,
  during daterange not null,
  name text,
  identity text,
  phone text,
  relation text,
  primary key (person_id, during without overlaps)
);

create table register.phone (
  person_id uuid not null references register.person,
  during daterange not null,
  number text not null,
  primary key (person_id, during without overlaps)
);

-- People known without a certificate: a diagnosis of severe mental illness with the guardian's application, or a row of the register without number.
create table register.known_person (
  person_id uuid not null references register.person,
  during daterange not null,
  category integer check (category between 1 and 7),
  grade integer check (grade between 1 and 4),
  basis text not null check (basis in ('register', 'application')),
  -- Of an application: when and by which paper, and the row of the list that diagnosed.
  applied_on date,
  document text,
  list text,
  list_as_of date,
  list_row bigint,
  primary key (person_id, during without overlaps),
  check (basis <> 'application' or (applied_on is not null and document is not null))
);
