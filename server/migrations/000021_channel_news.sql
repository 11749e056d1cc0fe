-- What platforms told us: each is a hint to read an order again, and nothing more.
create table channel_news (
  shop_id uuid not null references shops,
  news_id text not null, -- the platform's, or made of what it says
  subject text not null check (subject in ('order', 'after_sale', 'authorization', 'listing', 'other')),
  no text not null,
  topic text not null,
  told_at timestamptz(3) not null, -- by the platform
  received_at timestamptz(3) not null,
  road text not null check (road in ('hook', 'fetch', 'socket')),
  handled_at timestamptz(3), -- null: still to be acted on
  outcome text check (outcome in ('read', 'refused', 'checked', 'kept')), -- server/channels/push/news-store.ts
  -- told twice, by whatever road, it is here once
  primary key (shop_id, news_id),
  constraint channel_news_handled check ((handled_at is null) = (outcome is null))
);

-- what is still to be acted on, oldest first
create index channel_news_waiting on channel_news (shop_id, received_at) where handled_at is null;
-- when a platform last told of a shop
create index channel_news_by_shop on channel_news (shop_id, received_at desc);
-- the daily job deletes the oldest
create index channel_news_by_age on channel_news (received_at);

-- Work that one process at a time does for the merchant: who has it, and until when unless it says so again.
create table leases (
  name text primary key,
  holder uuid not null,
  ends_at timestamptz not null -- by the clock of the database, which all processes share
);
