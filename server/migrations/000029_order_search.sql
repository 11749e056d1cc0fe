-- What the list of orders is sorted, filtered and searched by.

alter table orders
  add column piece_count integer not null default 0, -- of all lines
  add column buyer_nick_index bytea; -- keyed hash of a nick that is shown whole; null for masked ones
update orders set piece_count = (select coalesce(sum(quantity), 0) from order_lines where order_id = orders.id);
alter table orders alter column piece_count drop default;

-- the list by payment and by deadline: who has none comes last
create index orders_by_paid on orders ((coalesce(paid_at, '-infinity')) desc, id desc);
create index orders_by_ship_by on orders ((coalesce(ship_by, 'infinity')), id);
-- what is due next: only orders that still wait
drop index orders_due;
create index orders_due on orders ((coalesce(ship_by, 'infinity')), id) where status = 'received';

-- each filter that picks few of all orders, newest first; the others are common enough to be met on the way
create index orders_refunding on orders (refund, ordered_at desc, id desc) where refund <> 'none';
create index orders_noted on orders (ordered_at desc, id desc) where buyer_message <> '' or seller_memo <> '';
create index orders_flagged_by_seller on orders (seller_flag, ordered_at desc, id desc) where seller_flag <> '';
create index orders_held on orders (ordered_at desc, id desc) where holds <> '[]';
create index orders_discrepant on orders (ordered_at desc, id desc) where discrepancies <> '[]';
create index orders_deposit_paid on orders (ordered_at desc, id desc) where payment = 'deposit_paid';
create index orders_partly_shipped on orders (ordered_at desc, id desc) where shipping = 'partly_shipped';
create index orders_by_province on orders (receiver_province, ordered_at desc, id desc);
create index orders_by_paid_amount on orders (paid_fen);
-- as text[], because the planner knows how often each item of an array occurs, and nothing of jsonb;
-- a short pending list, because every search reads it through
create index orders_flags on orders using gin ((string_to_array(translate(flags::text, '[]"', ''), ', '))) with (gin_pending_list_limit = 128);

-- search by the number on a parcel; of orders without one nothing is written
create index orders_waybills on orders using gin ((jsonb_path_query_array(shipments, '$[*].waybillNo')))
  with (gin_pending_list_limit = 128) where shipments <> '[]';
create index orders_buyer_nick on orders (buyer_nick_index) where buyer_nick_index is not null;

-- Search by goods: their texts are few and repeat in each order, so words are sought among the texts, and lines by the text's key.
alter table order_lines
  add column goods_key bigint not null generated always as -- of 53 bits, which a JavaScript number holds
    (hashtextextended(merchant_code || chr(10) || barcode || chr(10) || title || chr(10) || specification, 0) >> 11) stored;
create index order_lines_goods on order_lines (goods_key, order_id desc);

-- every text that was ever sold, written by a subscriber some moments after the order
create table goods_texts (
  goods_key bigint primary key,
  text text not null -- code, barcode, title and specification in lower case, a blank before and behind each
);
insert into goods_texts (goods_key, text)
select distinct on (goods_key) goods_key, lower(' ' || merchant_code || ' ' || barcode || ' ' || title || ' ' || specification || ' ')
from order_lines order by goods_key;

-- Orders written into a sheet by a job, for whoever asked.
create table order_exports (
  id uuid primary key,
  asked_by text not null, -- an actor of the journal: only they see and fetch it
  asked_at timestamptz(3) not null,
  name text not null,
  question jsonb not null, -- filter, sort, columns and language, as they were asked
  shops jsonb not null, -- the shops that the asker might see, or "all"
  is_revealed boolean not null, -- with receivers in full, for the reason that the journal keeps
  state text not null check (state in ('waiting', 'running', 'done', 'failed')), -- core/orders/order-export.ts
  row_count integer not null,
  expected_count integer, -- null when there are too many to count beforehand
  file_id uuid, -- gone when its time is over; no foreign key: files are cleaned up by themselves
  byte_count bigint,
  finished_at timestamptz(3),
  expires_at timestamptz(3) not null
);

-- one's own exports, newest first
create index order_exports_of on order_exports (asked_by, asked_at desc, id desc);
-- what may be forgotten
create index order_exports_expired on order_exports (expires_at);
