-- Each sold order in each shipment that left this house, with where its time went: kept by a subscriber from the journal alone, so it can
-- be made anew at any time. One row, not a roll-up: percentiles do not add up over filters. No references: it tells what was.
create table handled_orders (
  fulfillment_order_id uuid not null,
  order_id uuid not null,
  shop_id uuid not null,
  warehouse_id uuid,
  carrier text,
  paid_at timestamptz(3) not null,
  shipped_at timestamptz(3) not null,
  audited_by text, -- who released it, checked it, shipped it: persons only
  checked_by text,
  shipped_by text,
  handling_seconds integer not null, -- core/insights/measures/handling.ts; the pieces add up to it
  receive_seconds integer not null,
  allocate_seconds integer not null,
  audit_seconds integer not null,
  number_seconds integer not null,
  print_seconds integer not null,
  pick_seconds integer not null,
  ship_seconds integer not null,
  people_seconds integer not null,
  primary key (fulfillment_order_id, order_id)
);

-- the measures of some days
create index handled_orders_paid on handled_orders (paid_at);
-- whether goods that were sent again follow an order that we shipped
create index handled_orders_order on handled_orders (order_id);
