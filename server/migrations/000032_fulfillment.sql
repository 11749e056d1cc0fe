-- Whether an order may be numbered, printed and shipped stands on its own row, so that a claim that locks the row knows it for certain.
alter table orders
  add column kind text not null default 'sale', -- core/orders/order-kind.ts
  add column source_order_id uuid references orders, -- the order that this one is sent again or in exchange for
  add column blocking_count integer not null default 0 check (blocking_count >= 0), -- open blocking exceptions and open holds
  add column handed_over_at timestamptz(3), -- when our first parcel of it left: what the platform says of shipping is our own notice from then on
  add column is_ship_forced boolean not null default false, -- a person ships it although the platform says it is shipped
  add column may_ship boolean not null generated always as (
    blocking_count = 0 and closing = 'open' and (status = 'received' or (status <> 'unpaid' and (handed_over_at is not null or is_ship_forced)))
  ) stored;

create index orders_source on orders (source_order_id) where source_order_id is not null;

update orders set blocking_count = sums.count
from (
  select order_id, count(*)::integer as count from order_exceptions
  where cleared_at is null and kind in ('goods_unmatched', 'goods_unknown', 'voided_by_split') group by 1
) as sums
where orders.id = sums.order_id;

-- Why an order waits although nothing is wrong with it: until a moment, or until somebody ends it.
create table order_holds (
  id uuid primary key,
  order_id uuid not null references orders,
  source text not null, -- who holds: `hand`, or `rule:` and the rule's key
  reason text not null,
  until timestamptz(3), -- null: until somebody ends it
  placed_at timestamptz(3) not null,
  placed_by text not null,
  ended_at timestamptz(3), -- null while it holds
  ended_by text,
  end_reason text,
  constraint order_holds_ended check ((ended_at is null) = (ended_by is null))
);

-- one open hold an order and source: placed twice is placed once
create unique index order_holds_open on order_holds (order_id, source) where ended_at is null;
-- what ends by itself next
create index order_holds_until on order_holds (until) where ended_at is null;
create index order_holds_order on order_holds (order_id, placed_at);

-- What the warehouse is asked to do. Its members never change: merging and splitting make new ones, so that undoing is exact.
create table fulfillment_orders (
  id uuid primary key,
  no bigint not null generated always as identity, -- shown as FH-000042
  shop_id uuid not null references shops, -- the shop of the leading order: its grant asks for numbers
  lead_order_id uuid not null references orders, -- whose receiver it goes to
  stage text not null, -- core/fulfillment/fulfillment-life.ts
  stage_since timestamptz(3) not null,
  merged_into uuid references fulfillment_orders, -- the one that took its orders
  split_of uuid references fulfillment_orders, -- the one that it is a part of
  is_sealed boolean not null default false, -- neither merged nor split by itself
  is_restored boolean not null default false, -- was merged and taken apart by hand: not merged again by itself
  warehouse_id uuid references warehouses,
  warehouse_by text, -- core/fulfillment/fulfillment-order.ts: who chose; what a hand chose no rule changes
  carrier text, -- core/allocation/carrier.ts
  carrier_by text,
  service text not null default '', -- the carrier's own product, empty for its usual one
  template text not null default '', -- of the label, empty for the account's usual one
  route_id uuid, -- how warehouse and carrier were chosen; kept by allocation
  freight_fen bigint, -- what the parcel is expected to cost
  weight_gram integer, -- expected; null while a SKU has no weight
  volume_ml integer,
  line_count integer not null,
  piece_count integer not null,
  sku_count integer not null,
  stock text not null default 'none' check (stock in ('none', 'reserved', 'short', 'consumed')),
  priority integer not null default 0, -- higher first
  ship_by timestamptz(3), -- the earliest of its orders
  print_count integer not null default 0,
  printed_at timestamptz(3),
  picked_at timestamptz(3),
  checked_at timestamptz(3),
  weighed_at timestamptz(3),
  weighed_gram integer,
  shipped_at timestamptz(3),
  signed_at timestamptz(3),
  completed_at timestamptz(3),
  opened_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  check (stage <> 'merged' or merged_into is not null)
) with (fillfactor = 80); -- a stage is a new version of the row, six or more times

create unique index fulfillment_orders_no on fulfillment_orders (no);
-- the working lists: what is open, the earliest deadline first
create index fulfillment_orders_open on fulfillment_orders (stage, ship_by, id)
  where stage in ('pending', 'audit', 'finance', 'to_print', 'to_pick', 'to_check', 'to_weigh', 'to_ship');
-- newest first of all others
create index fulfillment_orders_stage on fulfillment_orders (stage, id desc);
create index fulfillment_orders_shop on fulfillment_orders (shop_id, id desc);
create index fulfillment_orders_lead on fulfillment_orders (lead_order_id);
create index fulfillment_orders_warehouse on fulfillment_orders (warehouse_id, stage) where warehouse_id is not null;
create index fulfillment_orders_merged on fulfillment_orders (merged_into) where merged_into is not null;
create index fulfillment_orders_split on fulfillment_orders (split_of) where split_of is not null;

create table fulfillment_members (
  fulfillment_order_id uuid not null references fulfillment_orders,
  order_id uuid not null references orders,
  primary key (fulfillment_order_id, order_id)
);

create index fulfillment_members_order on fulfillment_members (order_id);

-- What is to be taken from the shelf, by the sold line and component that ask for it.
create table fulfillment_lines (
  fulfillment_order_id uuid not null references fulfillment_orders,
  position smallint not null,
  order_id uuid not null references orders,
  line_no text not null,
  component_position smallint not null, -- of order_components; a gift that a rule adds has none there and counts from 1000
  sku_id uuid not null references skus,
  quantity integer not null check (quantity > 0),
  is_gift boolean not null default false,
  dropped_at timestamptz(3), -- refunded before it left: not shipped, kept for the record
  checked_quantity integer not null default 0 check (checked_quantity between 0 and quantity),
  primary key (fulfillment_order_id, position)
);

create index fulfillment_lines_sku on fulfillment_lines (sku_id);
create index fulfillment_lines_order on fulfillment_lines (order_id);

-- One waybill, or the wish for one. Its id makes asking for a number twice the same ask.
create table parcels (
  id uuid primary key,
  fulfillment_order_id uuid not null references fulfillment_orders,
  ordinal smallint not null, -- 1 for the first of a fulfillment order
  state text not null, -- core/fulfillment/parcel-life.ts
  carrier text not null,
  service text not null,
  source text, -- core/waybills/waybill-source.ts, or `hand`; null while it has no number
  account_id uuid, -- the account that was asked; kept by waybills
  waybill_no text,
  parent_waybill_no text,
  routing jsonb, -- 三段码, 大头笔, 集包地
  print_data_sealed bytea, -- what the print client takes as it is
  order_no_there text not null default '',
  problem text, -- why it got no number; core/waybills/waybill-problem.ts
  problem_words text, -- in the carrier's words
  try_count integer not null default 0,
  tried_at timestamptz(3),
  wanted_at timestamptz(3) not null,
  numbered_at timestamptz(3),
  voided_at timestamptz(3),
  void_reason text,
  weighed_gram integer,
  shipped_at timestamptz(3),
  trace_state text, -- core/waybills/trace-state.ts; kept by tracking
  traced_at timestamptz(3),
  signed_at timestamptz(3),
  constraint parcels_numbered check ((waybill_no is null) = (numbered_at is null)),
  constraint parcels_voided check ((state = 'voided') = (voided_at is not null))
) with (fillfactor = 80);

create unique index parcels_ordinal on parcels (fulfillment_order_id, ordinal);
-- one number is one parcel; carriers give a number out again after years, so only live ones count
create unique index parcels_waybill on parcels (carrier, waybill_no) where waybill_no is not null and state <> 'voided';
-- scanned without knowing the carrier
create index parcels_waybill_no on parcels (waybill_no) where waybill_no is not null;
-- what waits for a number or to be given back
create index parcels_waiting on parcels (state, wanted_at) where state in ('wanted', 'void_wanted');
