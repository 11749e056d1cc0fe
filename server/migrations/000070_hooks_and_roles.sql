-- Addresses of the merchant's own that audit rules may call. Only what stands here is called.
create table audit_hooks (
  id uuid primary key,
  code text not null, -- what rules name it by
  name text not null,
  address text not null,
  secret_sealed bytea not null, -- by which the other side knows our calls
  is_on boolean not null,
  tells_personal boolean not null, -- who buys and where it goes
  changed_at timestamptz(3) not null,
  changed_by text not null
);

create unique index audit_hooks_code on audit_hooks (code);

-- Calls that rules asked for: once an order, rule and hook, however often the news comes.
create table audit_hook_calls (
  id uuid primary key,
  hook_id uuid not null references audit_hooks,
  order_id uuid not null references orders,
  rule_key text not null,
  rule_name text not null,
  state text not null check (state in ('waiting', 'done', 'failed', 'skipped')), -- core/audit/hooks/hook.ts
  try_count integer not null default 0,
  words text not null default '', -- what the other side answered last
  made_at timestamptz(3) not null,
  due_at timestamptz(3), -- when it is tried next, or when who tries now has given up
  ended_at timestamptz(3),
  unique (order_id, rule_key, hook_id),
  check ((state = 'waiting') = (due_at is not null))
);

create index audit_hook_calls_due on audit_hook_calls (hook_id, due_at) where due_at is not null;

-- the log, the newest first
create index audit_hook_calls_log on audit_hook_calls (made_at desc, id desc);

-- Permissions of a starting role that people have had or seen: what a later version adds is new to them. Null: not known yet.
alter table roles add column offered text[];

-- A message that is about to be sent: under which key, and when. Whoever takes it up from a lost worker sends the very same one, so that a
-- messenger which leaves the second of two equal messages out can do so.
alter table deliveries add column intent uuid, add column intended_at timestamptz(3);
