-- Why an order needs a look: beside its status, several at once. A row stays when the exception has gone: who had to wait, and for how long.
create table order_exceptions (
  id uuid primary key,
  order_id uuid not null references orders,
  kind text not null, -- a row of core/orders/order-exception.ts
  detail jsonb not null, -- the values of its words
  opened_at timestamptz(3) not null,
  cleared_at timestamptz(3), -- null while it is open
  cleared_by text, -- the actor's name; the journal tells more
  constraint order_exceptions_cleared check ((cleared_at is null) = (cleared_by is null))
);

-- one open exception of a kind an order: raised twice is raised once
create unique index order_exceptions_open on order_exceptions (order_id, kind) where cleared_at is null;
-- lists and counts by kind, oldest first
create index order_exceptions_by_kind on order_exceptions (kind, opened_at, order_id) where cleared_at is null;
-- the history of an order
create index order_exceptions_order on order_exceptions (order_id, opened_at);

-- The SKUs a sold line is shipped as: itself, or the components of a bundle. Their money adds up to the line's, to the fen.
create table order_components (
  order_id uuid not null,
  line_no text not null,
  position smallint not null,
  sku_id uuid not null references skus, -- what is taken from the shelf
  -- by which match; no foreign keys: each costs a look-up a row on the way in, and neither is ever deleted
  listing_id uuid not null,
  matched_sku_id uuid not null, -- the SKU itself, or the bundle it is part of
  quantity integer not null check (quantity > 0),
  -- shares of the line's amounts, whole fen
  list_fen bigint not null,
  merchant_discount_fen bigint not null,
  platform_discount_fen bigint not null,
  other_discount_fen bigint not null,
  postage_fen bigint not null,
  paid_fen bigint not null,
  receivable_fen bigint not null,
  primary key (order_id, line_no, position),
  foreign key (order_id, line_no) references order_lines on delete cascade
);

-- which orders ship a SKU: the stock that they wait for
create index order_components_sku on order_components (sku_id);
