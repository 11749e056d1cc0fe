-- How a warehouse works between the label and the truck; one without a row works as core/fulfillment/floor/floor-settings.ts says.
create table floor_settings (
  warehouse_id uuid primary key references warehouses,
  needs_check boolean not null,
  needs_weigh boolean not null,
  ships_by_itself boolean not null,
  tolerance_gram integer not null check (tolerance_gram >= 0),
  tolerance_percent smallint not null check (tolerance_percent between 0 and 100),
  packaging_gram integer not null check (packaging_gram >= 0),
  wave_limit smallint not null check (wave_limit > 0),
  changed_at timestamptz(3) not null
);

-- Parcels that are picked on one walk.
create table waves (
  id uuid primary key,
  no bigint not null generated always as identity, -- shown as BC-000042
  warehouse_id uuid not null references warehouses,
  kind text not null, -- core/fulfillment/floor/wave.ts
  carrier text, -- null: of several
  zone text not null, -- empty: of several
  state text not null check (state in ('open', 'picked', 'dissolved')),
  order_count integer not null,
  piece_count integer not null,
  sku_count integer not null,
  ship_by timestamptz(3), -- the earliest of its parcels
  built_at timestamptz(3) not null,
  built_by text not null,
  picked_at timestamptz(3),
  picked_by text,
  check ((state = 'picked') <= (picked_at is not null))
);

-- the list of a warehouse, newest first; and of all of them
create index waves_warehouse on waves (warehouse_id, no desc);
create unique index waves_no on waves (no);

-- Which parcel sits where in a wave. One that was stopped, short or dissolved has left, and may be built into another.
create table wave_members (
  wave_id uuid not null references waves,
  fulfillment_order_id uuid not null references fulfillment_orders,
  seat smallint not null,
  left_at timestamptz(3),
  primary key (wave_id, fulfillment_order_id)
);

-- a parcel is in one wave at a time
create unique index wave_members_one on wave_members (fulfillment_order_id) where left_at is null;
create index wave_members_order on wave_members (fulfillment_order_id);

-- Pieces that were not on the shelf, and the parcel that goes without until somebody counts or restocks that SKU.
create table wave_shorts (
  wave_id uuid not null references waves,
  fulfillment_order_id uuid not null references fulfillment_orders,
  warehouse_id uuid not null references warehouses,
  sku_id uuid not null references skus,
  missing integer not null check (missing > 0),
  raised_at timestamptz(3) not null,
  ended_at timestamptz(3),
  primary key (wave_id, fulfillment_order_id)
);

-- what a count or an arrival may end
create index wave_shorts_open on wave_shorts (warehouse_id, sku_id) where ended_at is null;
create index wave_shorts_order on wave_shorts (fulfillment_order_id);
create index wave_shorts_sku on wave_shorts (sku_id);

-- What was done to a parcel at a station. The id is made at the desk, which may be without network: sent twice, it counts once.
create table floor_records (
  id uuid primary key,
  station text not null check (station in ('check', 'weigh', 'ship')),
  warehouse_id uuid not null references warehouses,
  fulfillment_order_id uuid not null references fulfillment_orders,
  outcome text not null, -- core/fulfillment/floor/floor-api.ts
  stage text not null, -- where the parcel stood afterwards
  reasons jsonb not null, -- why it was refused
  scanned_at timestamptz(3) not null, -- by the clock of the desk
  recorded_at timestamptz(3) not null,
  recorded_by text not null,
  piece_count integer, -- of a check and a weighing
  blocked jsonb, -- scans that a check stopped: when, what, why
  blocked_count integer not null default 0,
  weighed_gram integer,
  expected_gram integer, -- null while a SKU had no weight
  differs boolean not null default false, -- a weighing outside the tolerance
  sku_id uuid references skus -- of a weighing with one SKU alone: what its weight is learned from
);

-- the figures of a day
create index floor_records_day on floor_records (warehouse_id, recorded_at);
-- the history of a parcel, and its last weighing
create index floor_records_order on floor_records (fulfillment_order_id, recorded_at);
-- the newest samples of a SKU's weight
create index floor_records_sku on floor_records (sku_id, recorded_at desc) where sku_id is not null;

-- Weights that were learned and not typed: they follow newer parcels as long as nobody types another one.
create table learned_weights (
  sku_id uuid primary key references skus,
  weight_gram integer not null check (weight_gram > 0),
  learned_at timestamptz(3) not null
);
