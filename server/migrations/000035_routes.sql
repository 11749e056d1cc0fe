-- How warehouse and carrier of a document were chosen: the newest few of each, with every candidate and what spoke against it.
create table routes (
  id uuid primary key,
  reference_kind text not null, -- core/inventory/stock.ts
  reference_id uuid not null,
  is_current boolean not null, -- the newest of its document: what counts for capacity
  routed_at timestamptz(3) not null,
  region text not null, -- path down to the district: no more of the receiver is kept here
  warehouse_id uuid references warehouses, -- null: no route
  service_id uuid references carrier_services,
  ships_on date, -- the business day on which it leaves
  carrier text,
  service text,
  freight_fen bigint, -- null: no fee table was in force
  billed_weight_gram integer,
  eta_days smallint,
  wishes jsonb not null, -- what platform, rules and people had decided before
  weights jsonb not null,
  candidates jsonb not null, -- core/allocation/routing/route.ts
  check ((warehouse_id is null) = (service_id is null) and (warehouse_id is null) = (ships_on is null))
);

-- a document's routes, newest first; one of them is current
create index routes_reference on routes (reference_kind, reference_id, id desc);
create unique index routes_current on routes (reference_kind, reference_id) where is_current;
-- parcels a day of a service, for capacity and shares; old days are not asked for
create index routes_load on routes (ships_on, service_id, warehouse_id) where is_current and warehouse_id is not null;
