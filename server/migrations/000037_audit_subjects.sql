-- What audit knows of orders besides what they say themselves.

alter table skus add column floor_fen bigint check (floor_fen >= 0); -- the least that one may be sold for; null: nobody said

-- Tags. A row stays when a tag was taken off by hand: no rule puts it on again.
create table order_tags (
  order_id uuid not null references orders,
  tag text not null,
  is_on boolean not null,
  set_by text not null check (set_by in ('hand', 'rule')),
  set_at timestamptz(3) not null,
  set_by_name text not null,
  primary key (order_id, tag)
);

create index order_tags_tag on order_tags (tag, order_id) where is_on;

-- Whom not to ship to without a look. Nobody's name stands here: a keyed hash to compare with, and a mask for people to read.
create table audit_blacklist (
  id uuid primary key,
  kind text not null check (kind in ('buyer', 'name', 'phone', 'address')), -- core/audit/blacklist.ts
  hash bytea not null,
  mask text not null,
  reason text not null,
  expires_at timestamptz(3), -- null: stays until somebody takes it away
  added_at timestamptz(3) not null,
  added_by text not null,
  removed_at timestamptz(3),
  removed_by text,
  check ((removed_at is null) = (removed_by is null))
);

-- looked up for every order; one entry a person and kind
create unique index audit_blacklist_hash on audit_blacklist (kind, hash) where removed_at is null;
create index audit_blacklist_by_time on audit_blacklist (added_at desc, id desc);

-- What a SKU usually sells for and in which quantity, by platform: logarithms of median and spread of the last 90 days.
create table audit_price_norms (
  sku_id uuid not null references skus,
  channel text not null,
  sample_count integer not null,
  price_median double precision not null, -- ln of fen a piece
  price_spread double precision not null, -- median absolute deviation of that
  quantity_median double precision not null,
  quantity_spread double precision not null,
  reckoned_at timestamptz(3) not null,
  primary key (sku_id, channel)
);

-- the same buyer's newest orders, and the same receiver's waiting ones, for hundreds of orders at once
create index orders_buyer_time on orders (buyer_index, ordered_at) where buyer_index is not null;
drop index orders_buyer;
