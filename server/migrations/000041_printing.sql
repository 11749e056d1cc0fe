-- Labels that were asked for together.
create table print_batches (
  id uuid primary key, -- made by whoever prints, so that a second delivery is known
  no bigint not null generated always as identity, -- shown as DY-000042
  kind text not null check (kind in ('print', 'reprint')),
  reason text not null, -- why once more; empty for the first time
  desk text not null, -- the workstation, as people call it
  item_count integer not null,
  made_at timestamptz(3) not null,
  made_by_id text not null,
  made_by text not null,
  check ((kind = 'reprint') = (reason <> ''))
);

create unique index print_batches_no on print_batches (no);

-- One label: a parcel that was claimed, or a fulfillment order that the claim refused.
create table print_items (
  id uuid primary key,
  batch_id uuid not null references print_batches,
  position integer not null,
  fulfillment_order_id uuid not null references fulfillment_orders,
  parcel_id uuid references parcels, -- null when it was refused
  waybill_no text not null, -- as it was printed: a parcel may be numbered anew later
  road text, -- core/printing/print-road.ts; null when it was refused
  printing integer not null check (printing > 0), -- 2: the label is printed for the second time, and says so
  state text not null, -- core/printing/print-item-life.ts
  attempt integer not null default 0, -- how often it went to a printer; a result counts for its own attempt alone
  printer text not null default '',
  sent_at timestamptz(3),
  settled_at timestamptz(3),
  message text not null default '', -- what the print program said
  refusal jsonb, -- code and values of what stood in the way
  check ((state = 'refused') = (parcel_id is null)),
  check (parcel_id is null or road is not null)
) with (fillfactor = 70); -- claimed, sent, printed: three versions of a row

create unique index print_items_batch on print_items (batch_id, position);
-- which labels of a parcel exist
create index print_items_parcel on print_items (parcel_id) where parcel_id is not null;
create index print_items_fulfillment on print_items (fulfillment_order_id);
-- what somebody still has to see to: not out yet, or nobody knows
create index print_items_open on print_items (batch_id) where state in ('claimed', 'sent', 'failed', 'unknown');
