-- People who work for the merchant. Nobody is deleted: the journal names them.
create table people (
  id uuid primary key,
  login text not null, -- lower case
  name text not null,
  status text not null check (status in ('active', 'suspended')),
  phone_sealed bytea,
  phone_index bytea, -- keyed hash of all digits
  phone_last_four_index bytea, -- keyed hash of the last four digits
  email_sealed bytea,
  email_index bytea, -- keyed hash of the address in lower case
  shops text[], -- null: all
  warehouses text[], -- null: all
  language text not null check (language in ('zh-CN', 'en')),
  added_at timestamptz(3) not null,
  last_signed_in_at timestamptz(3)
);

create unique index people_login on people (login);
-- keyset of the people list
create index people_by_age on people (added_at, id);
-- search by whole number, last four digits, e-mail
create index people_phone on people (phone_index) where phone_index is not null;
create index people_phone_last_four on people (phone_last_four_index) where phone_last_four_index is not null;
create index people_email on people (email_index) where email_index is not null;

create table credentials (
  person_id uuid primary key references people,
  password_hash text not null, -- scrypt with its salt
  is_demo boolean not null default false, -- the password is printed on the demo's sign-in page
  changed_at timestamptz(3) not null
);

-- One-time codes. Confirmed once the person typed a first code.
create table two_factors (
  person_id uuid primary key references people,
  secret_sealed bytea not null,
  last_step bigint not null default 0, -- the newest 30-second step used: a code works once
  started_at timestamptz(3) not null,
  confirmed_at timestamptz(3)
);

create table backup_codes (
  person_id uuid not null references people,
  code_index bytea not null, -- keyed hash
  used_at timestamptz(3),
  primary key (person_id, code_index)
);

create table sessions (
  id uuid primary key,
  token_hash bytea not null, -- sha-256 of the cookie's token: a stolen table opens no session
  person_id uuid not null references people,
  started_at timestamptz(3) not null,
  seen_at timestamptz(3) not null
);

-- the one statement of every request
create unique index sessions_token on sessions (token_hash);
-- ending all sessions of a person
create index sessions_person on sessions (person_id);
-- the daily job deletes what has not been seen for long
create index sessions_by_seen on sessions (seen_at);

create table roles (
  id uuid primary key,
  code text not null,
  name text not null,
  built_in boolean not null,
  permissions text[] not null,
  masked_fields text[] not null,
  position integer generated always as identity -- built-in roles first, then by age
);

create unique index roles_code on roles (code);
create unique index roles_name on roles (lower(name));

create table person_roles (
  person_id uuid not null references people,
  role_id uuid not null references roles,
  primary key (person_id, role_id)
);

-- who has a role
create index person_roles_role on person_roles (role_id);

create table api_keys (
  id uuid primary key,
  name text not null,
  key_hash bytea not null, -- sha-256; the key itself is shown once
  hint text not null, -- first and last characters, to tell keys apart
  permissions text[] not null,
  created_by uuid not null references people, -- a key never does more than its creator may now
  created_at timestamptz(3) not null,
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3)
);

create unique index api_keys_hash on api_keys (key_hash);
-- keyset of the list, newest first
create index api_keys_by_age on api_keys (created_at desc, id desc);
create index api_keys_creator on api_keys (created_by);

-- The code that lets the first person in on an empty database; one row at most.
create table setup_codes (
  number integer primary key default 1 check (number = 1),
  code_sealed bytea not null,
  created_at timestamptz(3) not null
);
