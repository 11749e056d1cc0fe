-- Which pieces of the sold line's component a line ships: cut lines keep their place, so that the money of parts adds up however often they are cut.
alter table fulfillment_lines add column piece_from integer not null default 0 check (piece_from >= 0);

-- A merge or split that was undone: it stays canceled, whatever its orders do later.
alter table fulfillment_orders add column undone_at timestamptz(3);

-- Orders that a platform itself says go to one receiver, where their keys differ (Taobao's OAID changes every week).
create table order_receivers (
  order_id uuid primary key references orders,
  receiver uuid not null, -- equal for one receiver; of no other meaning
  told_at timestamptz(3) not null
);

create index order_receivers_receiver on order_receivers (receiver);

-- Gifts that rules give: a rule gives once an order, whatever happens to its fulfillment orders.
create table order_gifts (
  order_id uuid not null references orders,
  rule text not null,
  sku_id uuid not null references skus,
  quantity integer not null check (quantity > 0),
  given_at timestamptz(3) not null,
  withdrawn_at timestamptz(3), -- the rule does not give it any more
  primary key (order_id, rule, sku_id)
);

create index order_gifts_sku on order_gifts (sku_id);

-- Orders that people write get their numbers here.
create sequence added_order_no;

-- a number is one order, also of those that no platform's document stands for
create unique index orders_added_no on orders (shop_id, channel_order_no) where kind <> 'sale';

-- what people wrote themselves names SKUs, no listing
alter table order_components alter column listing_id drop not null;
