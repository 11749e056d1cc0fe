-- How long each platform gives and what being late costs. Edited by the merchant: hardly any of it is published (product.md §2.4).
create table sla_policies (
  id uuid primary key,
  channel text not null, -- core/channels/channel.ts
  ship_hours integer not null check (ship_hours between 1 and 8760), -- after payment, where the platform names no moment itself
  pickup_hours integer not null check (pickup_hours between 1 and 720), -- from shipping to the carrier's first scan
  penalty_kind text not null check (penalty_kind in ('share', 'fixed', 'none')),
  penalty_share_bp integer not null check (penalty_share_bp between 0 and 10000),
  penalty_fixed_fen bigint not null check (penalty_fixed_fen >= 0),
  penalty_min_fen bigint not null check (penalty_min_fen >= 0),
  penalty_max_fen bigint check (penalty_max_fen >= penalty_min_fen), -- null: no most
  effective_from date not null,
  effective_to date check (effective_to >= effective_from), -- the last day; null: until another begins
  source text not null,
  is_verified boolean not null,
  changed_at timestamptz(3) not null
);

-- one rule a channel and first day; that spans do not overlap is seen to under a lock
create unique index sla_policies_channel on sla_policies (channel, effective_from);

-- what is said in the trade; verified by nobody
insert into sla_policies (
  id, channel, ship_hours, pickup_hours, penalty_kind, penalty_share_bp, penalty_fixed_fen, penalty_min_fen, penalty_max_fen,
  effective_from, source, is_verified, changed_at
)
select gen_random_uuid(), channel, 48, 24, kind, share, fixed, least_fen, most_fen, '2020-01-01', '', false, now()
from (values
  ('taobao', 'share', 1000, 0, 500, 10000),
  ('tmall', 'share', 1000, 0, 500, 10000),
  ('pinduoduo', 'fixed', 0, 300, 0, null),
  ('douyin', 'share', 500, 0, 300, 5000),
  ('jd', 'share', 500, 0, 300, 5000),
  ('wechat_shop', 'none', 0, 0, 0, null),
  ('youzan', 'none', 0, 0, 0, null),
  ('offline', 'none', 0, 0, 0, null)
) as start (channel, kind, share, fixed, least_fen, most_fen);

alter table fulfillment_orders
  add column ship_by_source text, -- who said so: core/fulfillment/deadlines/late-risk.ts
  add column penalty_fen bigint not null default 0, -- what being late costs
  add column warned_hours smallint; -- the nearest warning that was told
