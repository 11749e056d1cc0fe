-- Price sheets of carriers (运费模板). What a table says is one document: it is read whole, by every batch.
create table fee_tables (
  id uuid primary key,
  name text not null,
  carrier text not null, -- core/allocation/carrier.ts
  service text not null, -- core/allocation/carrier-offer.ts
  warehouse_id uuid references warehouses, -- null: from any warehouse without a table of its own
  effective_from date not null,
  effective_until date, -- the last day; null: until another one follows
  volume_divisor integer check (volume_divisor >= 0), -- by contract; null: the carrier's usual, 0: volume does not count
  rounding text not null,
  groups jsonb not null, -- core/allocation/fee/fee-table.ts
  surcharges jsonb not null,
  version integer not null, -- grows with each change
  removed_at timestamptz(3), -- never deleted: routes name it
  changed_at timestamptz(3) not null,
  check (effective_until is null or effective_until >= effective_from)
);

-- one table for the same parcels begins on a day
create unique index fee_tables_beginning on fee_tables (carrier, service, warehouse_id, effective_from) nulls not distinct
where removed_at is null;
create index fee_tables_warehouse on fee_tables (warehouse_id) where warehouse_id is not null;

-- Which carrier picks up where.
create table carrier_services (
  id uuid primary key,
  warehouse_id uuid not null references warehouses,
  carrier text not null,
  service text not null,
  daily_capacity integer check (daily_capacity > 0), -- parcels; null: no limit
  cutoff_minute smallint check (cutoff_minute between 0 and 1439), -- minutes after midnight in Shanghai; null: the warehouse's
  reliability_bp integer not null check (reliability_bp between 0 and 10000), -- share of parcels that arrive in time
  target_share_bp integer check (target_share_bp between 0 and 10000), -- share of a day's parcels that it shall have
  packaging_fen bigint not null check (packaging_fen >= 0),
  is_active boolean not null,
  changed_at timestamptz(3) not null
);

create unique index carrier_services_place on carrier_services (warehouse_id, carrier, service);

-- What counts how much when a route is chosen; shop_id null: for shops without a row of their own.
create table routing_weights (
  id bigint primary key generated always as identity,
  shop_id uuid references shops,
  cost smallint not null,
  eta smallint not null,
  reliability smallint not null,
  stock smallint not null,
  quota smallint not null,
  late_penalty_fen bigint not null check (late_penalty_fen >= 0),
  changed_at timestamptz(3) not null,
  check (cost + eta + reliability + stock + quota = 100)
);

create unique index routing_weights_shop on routing_weights (shop_id) nulls not distinct;

-- Where parcels do not go (停发区域), by whom, how long and why.
create table suspended_areas (
  id uuid primary key,
  carrier text, -- null: all
  region text not null, -- path from the province down, empty: everywhere; core/allocation/region/region.ts
  keyword text not null, -- in town or street; empty: the whole region
  effect text not null,
  reason text not null,
  note text not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3), -- null: until somebody ends it
  told_start boolean not null, -- whether others were told that it began, and that it ended
  told_end boolean not null,
  added_at timestamptz(3) not null,
  added_by text not null,
  check (ends_at is null or ends_at >= starts_at)
);

-- what holds around the places of a batch
create index suspended_areas_region on suspended_areas (region, starts_at);
-- the list: what has no end, then what ends last; and what begins or ends next
create index suspended_areas_end on suspended_areas ((coalesce(ends_at, 'infinity')) desc, id desc);
create index suspended_areas_untold on suspended_areas (starts_at) where not told_start;
create index suspended_areas_unended on suspended_areas (ends_at) where not told_end;

-- Places for which a carrier refused a number lately: not asked again until the row expires.
create table carrier_refusals (
  carrier text not null,
  region text not null, -- path down to the district, and the town where it is known
  words text not null, -- in the carrier's words
  refused_count integer not null,
  refused_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  primary key (carrier, region)
);

create index carrier_refusals_region on carrier_refusals (region, expires_at);
create index carrier_refusals_expiry on carrier_refusals (expires_at);

-- Business days that others were told of: what was full yesterday has room today, and tables begin.
create table routing_days (
  day date primary key,
  told_at timestamptz(3) not null
);
