-- Who is asked where parcels are, and tells us: an account with a service.
create table tracking_accounts (
  id uuid primary key,
  name text not null,
  source text not null, -- core/waybills/tracking-source.ts
  fields_sealed bytea not null, -- the account's fields and the addresses of its service, as JSON
  door text not null, -- the last part of the address that the service calls; cannot be guessed
  callback_base text not null, -- the address by which the service reaches us, before `/hooks/…`
  is_active boolean not null,
  queries_on date, -- the day, by Beijing time, that `query_count` counts
  query_count integer not null default 0,
  heard_at timestamptz(3), -- when the service told something last
  fault_kind text, -- why it could not be asked the last time
  fault_code text,
  fault_words text,
  fault_at timestamptz(3),
  added_at timestamptz(3) not null,
  check ((fault_kind is null) = (fault_at is null))
);

-- people tell accounts apart by name, services by door
create unique index tracking_accounts_name on tracking_accounts (name);
create unique index tracking_accounts_door on tracking_accounts (door);

-- A parcel that has left: who watches it, what happened to it, and where it stands by that.
create table tracked_parcels (
  parcel_id uuid primary key references parcels,
  watch text not null, -- core/tracking/parcel-watch.ts
  account_id uuid references tracking_accounts, -- asked last
  due_at timestamptz(3), -- when it is subscribed or asked after next, or when who does it now has given up; null: nothing to do
  try_count integer not null default 0, -- of subscribing
  trouble text, -- why it is not watched, in the service's words
  asked_at timestamptz(3), -- the last query: services lock numbers that are asked after too often
  events jsonb not null default '[]', -- merged of all tellings, phone numbers masked: core/waybills/trace.ts
  state text not null, -- core/waybills/trace-state.ts, folded from the events
  sub text,
  since timestamptz(3), -- when this state and sub-state began
  last_at timestamptz(3), -- the newest event
  picked_up_at timestamptz(3),
  delivered_at timestamptz(3),
  expected_at timestamptz(3), -- by the service's own reckoning
  expected_told_at timestamptz(3), -- the newest event of the telling that said so
  is_loop boolean not null default false,
  heard_at timestamptz(3), -- when something was told last
  next_check_at timestamptz(3), -- when time alone may open or close an alert; null: it cannot
  tracked_at timestamptz(3) not null
) with (fillfactor = 80);

create index tracked_parcels_due on tracked_parcels (due_at) where due_at is not null;
create index tracked_parcels_check on tracked_parcels (next_check_at) where next_check_at is not null;
create index tracked_parcels_account on tracked_parcels (account_id) where account_id is not null;
-- which parcels nobody watches, and why
create index tracked_parcels_watch on tracked_parcels (watch, parcel_id) where watch in ('none', 'given_up');

-- What is wrong on the way. An alert ends by progress or by a person; one that a person has ended comes back only when it happens anew.
create table parcel_alerts (
  id uuid primary key,
  parcel_id uuid not null references tracked_parcels,
  kind text not null, -- core/tracking/alert-kind.ts
  since timestamptz(3) not null, -- when what is wrong began
  detail jsonb not null, -- the values of its sentence; no personal data
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3), -- null while it stands
  closed_by text, -- the person's name; null: by progress
  note text,
  check (closed_at is not null or closed_by is null)
);

create unique index parcel_alerts_open on parcel_alerts (parcel_id, kind) where closed_at is null;
create index parcel_alerts_parcel on parcel_alerts (parcel_id, opened_at);
-- the list, oldest first, and its counts
create index parcel_alerts_list on parcel_alerts (since, id) where closed_at is null;

-- Hours after which something is late, where the merchant wants others than the usual ones.
create table tracking_thresholds (
  kind text not null, -- core/tracking/alert-kind.ts
  carrier text not null, -- core/allocation/carrier.ts; empty: all others
  is_remote boolean not null, -- provinces of core/tracking/threshold.ts
  hours integer not null check (hours between 0 and 2160),
  changed_at timestamptz(3) not null,
  primary key (kind, carrier, is_remote)
);

-- Parcels that are called back.
create table interceptions (
  parcel_id uuid primary key references parcels,
  state text not null, -- core/tracking/interception.ts
  reason text not null, -- in a person's words; empty: refunded or canceled after it left
  wanted_at timestamptz(3) not null,
  due_at timestamptz(3), -- when it is asked for next, or when who asks now has given up; null: nothing to do
  try_count integer not null default 0,
  asked_at timestamptz(3),
  ended_at timestamptz(3),
  words text not null default '', -- what the carrier said
  cost_fen bigint check (cost_fen >= 0), -- what calling it back cost, once known
  note text not null default ''
);

create index interceptions_due on interceptions (due_at) where due_at is not null;
