-- How the pull of each shop stands, what it met, and what it could not read.

alter table shops
  add column platform_shop_name text not null default '', -- as the platform calls it; people gave `name`
  add column next_pull_at timestamptz(3), -- null: not by itself
  add column last_pull_started_at timestamptz(3),
  add column last_pull_ended_at timestamptz(3),
  add column last_fault_kind text, -- core/channels/connector-fault.ts; what keeps the shop from being pulled now, null when nothing does
  add column last_fault_code text, -- the platform's own
  add column last_fault_words text,
  add column last_fault_at timestamptz(3),
  add column is_paused boolean not null default false, -- by a person
  add column swept_until timestamptz(3), -- all orders created before this moment have been asked for again
  add column calls_per_second integer check (calls_per_second > 0), -- null: what the connector's rules say
  add column refresh_claim uuid, -- who refreshes the grant at this moment: the network is asked outside any transaction
  add column refresh_claimed_until timestamptz(3); -- by the clock of the database, which all processes share

-- one shop of ours a shop of the platform: two would hold each order twice. Taobao and Tmall are one platform.
-- A platform's news names the shop by its own number, so it comes first
drop index shops_platform_no;
create unique index shops_platform_no on shops (platform_shop_no, (case channel when 'tmall' then 'taobao' else channel end))
  where platform_shop_no is not null;
-- the scheduler looks for what is due each minute
create index shops_due on shops (next_pull_at) where next_pull_at is not null;

-- When a shop's next call may go out, for all processes together. Written with each call, and worth nothing after a crash.
create unlogged table call_paces (
  shop_id uuid primary key references shops,
  free_at timestamptz not null, -- by the clock of the database
  paused_until timestamptz -- the platform said: too many calls
) with (fillfactor = 50);

-- A pull that is under way or was cut off: where the next run goes on. Gone when all of it is stored.
-- Of the incremental pull it is the window that is being read; what is stored of it is shops.pulled_until.
create table open_pulls (
  shop_id uuid not null references shops,
  kind text not null check (kind in ('incremental', 'first_load', 'sweep')), -- core/channels/pull/pull-run.ts
  from_at timestamptz(3) not null,
  to_at timestamptz(3) not null,
  left_to timestamptz(3) not null, -- newest first: what is still to be read lies between from_at and here
  window_from timestamptz(3), -- the window that is being read; null before its first page is stored
  window_to timestamptz(3),
  page text, -- the next page of it, as the connector said
  next_at timestamptz(3) not null, -- when to go on
  asked_by text not null,
  primary key (shop_id, kind)
);

-- Each pull from start to end.
create table pull_runs (
  id uuid primary key,
  shop_id uuid not null references shops,
  kind text not null check (kind in ('incremental', 'first_load', 'sweep', 'gap', 'news')), -- core/channels/pull/pull-run.ts
  asked_by text not null, -- a person's name, or the part of the product that asked
  from_at timestamptz(3), -- null: single orders by their numbers
  to_at timestamptz(3),
  started_at timestamptz(3) not null,
  ended_at timestamptz(3),
  outcome text not null check (outcome in ('running', 'done', 'failed')),
  page_count integer not null default 0,
  document_count integer not null default 0,
  new_count integer not null default 0,
  changed_count integer not null default 0,
  unchanged_count integer not null default 0,
  older_count integer not null default 0,
  unreadable_count integer not null default 0,
  fault_kind text,
  fault_code text,
  fault_words text
);

-- the list of a shop's runs, newest first
create index pull_runs_by_shop on pull_runs (shop_id, started_at desc, id desc);
-- the list of all, and what is old enough to go
create index pull_runs_by_time on pull_runs (started_at desc, id desc);
-- one run of a kind a shop at a time; who finds one that was killed closes it
create unique index pull_runs_running on pull_runs (shop_id, kind) where outcome = 'running';

-- Documents of a platform that we could not read or were not given: kept and shown until they are read.
create table unread_documents (
  id uuid primary key,
  shop_id uuid not null references shops,
  channel_order_no text, -- null when not even that can be read
  document_key bytea not null, -- keyed hash of the number, else of the document: the same one again is the same row
  problem text not null, -- names fields, never their values
  document_sealed bytea, -- null: the platform lists the order and does not give it out
  road text not null check (road in ('pull', 'push', 'file')),
  read_at timestamptz(3) not null,
  first_seen_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  seen_count integer not null default 1,
  cleared_at timestamptz(3) -- when it was read after all
);

create unique index unread_documents_open on unread_documents (shop_id, document_key) where cleared_at is null;
-- receiving an order clears what was unread of it
create index unread_documents_open_no on unread_documents (shop_id, channel_order_no) where cleared_at is null and channel_order_no is not null;
-- the list, newest first
create index unread_documents_by_time on unread_documents (last_seen_at desc, id desc);
