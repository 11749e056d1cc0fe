-- A platform's order whole as received: the last document of each number, and the version that older ones never overwrite.
create table channel_orders (
  shop_id uuid not null, -- no foreign keys: this row is written first, it decides who of two receivers makes the order,
  channel_order_no text not null,
  order_id uuid not null, -- and the order names its shop
  modified_at timestamptz(3) not null, -- the platform's own
  read_at timestamptz(3) not null, -- when we asked for it: the later of two documents of one second
  received_at timestamptz(3) not null,
  road text not null check (road in ('pull', 'push', 'file')),
  document_hash bytea not null, -- keyed hash of the document's text
  document jsonb, -- masked or ciphered by the platform
  document_sealed bytea, -- instead, where it shows a receiver in plain text
  -- one order a number: received twice or by two roads at once, it is here once
  primary key (shop_id, channel_order_no),
  constraint channel_orders_one_document check (num_nonnulls(document, document_sealed) = 1)
);

-- Our reading of it. People see channel_order_no; nobody deletes an order.
create table orders (
  id uuid primary key,
  shop_id uuid not null references shops,
  channel_order_no text not null,
  status text not null check (status in ('unpaid', 'received', 'shipped', 'completed', 'canceled')), -- core/orders/order-life.ts
  platform_status text not null,
  -- axes beside the status: none implies another
  payment text not null,
  shipping text not null,
  refund text not null,
  closing text not null,
  ordered_at timestamptz(3) not null,
  paid_at timestamptz(3),
  shipped_at timestamptz(3),
  completed_at timestamptz(3),
  ship_by timestamptz(3),
  personal_sealed bytea not null, -- buyer's ids, receiver with the platform's ciphers and masks, invoice; as JSON
  buyer_index bytea, -- keyed hash of the id, else of the nick
  buyer_message text not null,
  seller_memo text not null,
  seller_flag text not null,
  receiver_kind text not null,
  receiver_province text not null,
  receiver_city text not null,
  receiver_district text not null,
  receiver_name_index bytea, -- keyed hashes, 16 bytes; name and whole phone only where they are plain
  receiver_phone_index bytea,
  receiver_phone_last_four_index bytea,
  receiver_merge_index bytea, -- equal for orders that go to one receiver
  split_from text, -- the number of the order that the platform cut this one from: that one is void
  -- whole fen
  list_fen bigint not null,
  merchant_discount_fen bigint not null,
  platform_discount_fen bigint not null,
  other_discount_fen bigint not null,
  postage_fen bigint not null,
  paid_fen bigint not null,
  receivable_fen bigint not null,
  holds jsonb not null, -- why the platform forbids shipping
  shipments jsonb not null, -- what the platform knows of parcels
  discrepancies jsonb not null, -- sums that do not add up
  flags jsonb not null,
  unknown jsonb not null, -- what we do not know by name
  received_at timestamptz(3) not null,
  changed_at timestamptz(3) not null
);

-- the list of all, newest first, and any span of time
create index orders_by_time on orders (ordered_at desc, id desc);
-- the same of one shop
create index orders_by_shop on orders (shop_id, ordered_at desc, id desc);
-- the board: lists and counts by status
create index orders_by_status on orders (status, ordered_at desc, id desc);
-- people search by the number they read on the platform's page, not knowing the shop
create index orders_channel_order_no on orders (channel_order_no);
-- search by receiver, and the same buyer's other orders
create index orders_receiver_name on orders (receiver_name_index) where receiver_name_index is not null;
create index orders_receiver_phone on orders (receiver_phone_index) where receiver_phone_index is not null;
create index orders_receiver_last_four on orders (receiver_phone_last_four_index) where receiver_phone_last_four_index is not null;
create index orders_buyer on orders (buyer_index) where buyer_index is not null;
-- what could go in one parcel: only orders that still wait
create index orders_merge on orders (receiver_merge_index) where receiver_merge_index is not null and status in ('unpaid', 'received');
-- whether an order was cut up
create index orders_split_from on orders (shop_id, split_from) where split_from is not null;
-- what is due next: only orders that still wait
create index orders_due on orders (ship_by) where ship_by is not null and status = 'received';

-- Sold lines. Components of bundles and stock SKUs get tables of their own that point at (order_id, line_no).
create table order_lines (
  order_id uuid not null references orders,
  line_no text not null, -- the platform's
  position smallint not null, -- as the platform sorts them
  product_no text not null,
  sku_no text not null,
  merchant_code text not null,
  barcode text not null,
  title text not null,
  specification text not null,
  picture_url text not null,
  quantity integer not null check (quantity > 0),
  is_gift boolean not null,
  refund text not null,
  shipping text not null,
  list_fen bigint not null,
  merchant_discount_fen bigint not null,
  platform_discount_fen bigint not null,
  other_discount_fen bigint not null,
  postage_fen bigint not null,
  paid_fen bigint not null,
  receivable_fen bigint not null,
  primary key (order_id, line_no)
);
