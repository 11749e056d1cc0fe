-- What a platform is told of a parcel, once for each order in it.
create table ship_notices (
  id uuid primary key, -- repeated calls name it where the platform counts by it
  no bigint not null generated always as identity, -- newest first
  shop_id uuid not null references shops,
  order_id uuid not null references orders,
  parcel_id uuid not null references parcels,
  channel_order_no text not null,
  carrier text not null,
  waybill_no text not null,
  lines jsonb, -- what of the order is in it; null: all
  state text not null, -- core/channels/notice/ship-notice.ts
  reason text, -- why it is as it is, where that is not plain
  ship_by timestamptz(3), -- promised by the platform to the buyer
  try_count integer not null,
  due_at timestamptz(3), -- when it is tried next, or when who tries it now has given up; null: nobody tries it
  asked_at timestamptz(3), -- when a call began whose answer we do not know: the order is read before another one
  is_late_told boolean not null, -- that the platform's deadline is near was told
  fault_kind text, -- core/channels/connector-fault.ts
  fault_code text,
  fault_words text,
  made_at timestamptz(3) not null,
  ended_at timestamptz(3),
  ended_by text,
  check ((state = 'waiting') = (ended_at is null))
);

-- one notice an order and parcel: shipped news delivered twice is told once
create unique index ship_notices_parcel on ship_notices (parcel_id, order_id);
create unique index ship_notices_no on ship_notices (no);
-- what is to be tried next
create index ship_notices_due on ship_notices (due_at) where due_at is not null;
-- lists by state and shop, newest first
create index ship_notices_state on ship_notices (state, no desc);
create index ship_notices_shop on ship_notices (shop_id, no desc);
create index ship_notices_order on ship_notices (order_id);
