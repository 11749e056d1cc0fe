-- Where the merchant sells. A shop is never deleted: its orders name it.
create table shops (
  id uuid primary key,
  channel text not null, -- a row of core/channels/channel.ts
  name text not null,
  state text not null check (state in ('unauthorized', 'authorized', 'expiring', 'expired')), -- core/channels/shop-life.ts
  platform_shop_no text, -- known once authorised
  app_sealed bytea not null, -- credentials of the merchant's app and the addresses of its gateways, as JSON
  grant_sealed bytea, -- tokens, as JSON
  grant_expires_at timestamptz(3),
  pull_interval_ms integer not null check (pull_interval_ms >= 60000),
  pulled_until timestamptz(3), -- end of the last window that is stored whole; null before the first pull
  added_at timestamptz(3) not null
);

-- people tell shops apart by name
create unique index shops_name on shops (channel, name);
-- a platform's news names the shop by its own number
create index shops_platform_no on shops (platform_shop_no) where platform_shop_no is not null;
