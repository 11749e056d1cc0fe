-- How warehouse and carrier of a document were chosen: the newest few of each, with every candidate and what spoke against it.
create table routes (
  id uuid primary key,
  reference_kind text not null, -- core/inventory/stock.ts
  reference_id uuid not null,
  is_current boolean not null, -- the newest of its document: what counts for capacity
  routed_at timestamptz(3) not null,
  region text not null, -- path down to the district: no more of the receiver is kept here
  -- null: no route. No foreign keys: neither is ever deleted, and an index for each would be written with every route
  warehouse_id uuid,
  service_id uuid,
  ships_on date, -- the business day on which it leaves
  carrier text,
  service text,
  freight_fen bigint, -- null: no fee table was in force
  billed_weight_gram integer,
  eta_days smallint,
  wishes json not null, -- what platform, rules and people had decided before
  weights text not null, -- what counted how much
  -- core/allocation/routing/pack-candidates.ts; json and not jsonb: written with every route, read by a person now and then
  candidates json not null,
  check ((warehouse_id is null) = (service_id is null) and (warehouse_id is null) = (ships_on is null))
);

-- a document's routes, newest first; one of them is current
create index routes_reference on routes (reference_kind, reference_id, id desc);
create unique index routes_current on routes (reference_kind, reference_id) where is_current;

-- Parcels a day of a service, as rows to be added up: who routes only adds rows, so that batches never wait for each other's counter.
-- A job adds up what is there from time to time.
create table route_loads (
  id bigint primary key generated always as identity,
  ships_on date not null,
  service_id uuid not null,
  warehouse_id uuid not null,
  parcels integer not null -- less than nothing for what was routed anew or given up
);

create index route_loads_day on route_loads (ships_on);
