-- Every evaluation: of which orders, by which rules, on which facts, with what outcome. Written once; the same outcome on the same
-- facts is not written again.
create table audit_decisions (
  id uuid primary key,
  -- no foreign keys in these tables: each costs a look-up a row on the busiest road, and neither side is ever deleted
  fulfillment_order_id uuid not null,
  order_id uuid not null,
  judged_at timestamptz(3) not null, -- the moment that rules called now
  rule_set bigint not null, -- audit_rule_set.version by then
  verdict text not null, -- core/audit/audit-verdict.ts
  matches jsonb not null, -- core/audit/audit-decision.ts: rules that matched, with the tests that decided
  effects jsonb not null, -- what they did besides the verdict
  facts jsonb not null, -- without what is about a person, and without blanks
  digest bytea not null
);

create index audit_decisions_order on audit_decisions (order_id, judged_at desc);
create index audit_decisions_by_time on audit_decisions (judged_at);

-- Where audit stands with an order: what it said last, and when time alone may change that.
create table audit_states (
  order_id uuid primary key,
  decision_id uuid not null,
  digest bytea not null,
  verdict text not null,
  due_at timestamptz(3) -- null: only news can change it
) with (fillfactor = 80);

create index audit_states_due on audit_states (due_at) where due_at is not null;

-- The first time that a rule found an order: hits by rule and day, and what breakers count.
create table audit_hits (
  rule_key text not null,
  order_id uuid not null,
  version integer not null,
  hit_at timestamptz(3) not null,
  primary key (rule_key, order_id)
);

create index audit_hits_by_time on audit_hits (rule_key, hit_at);

-- Orders that a person took back: rules let them pass no more, until a person does.
create table audit_kept_orders (
  order_id uuid primary key references orders,
  kept_at timestamptz(3) not null,
  kept_by text not null
);

-- A breaker that has tripped, until a person ends it. Holds over restarts, because it stands here and nowhere else.
create table audit_breakers (
  id uuid primary key,
  rule_key text not null,
  tripped_at timestamptz(3) not null,
  hit_count integer not null,
  ended_at timestamptz(3),
  ended_by text,
  end_reason text,
  check ((ended_at is null) = (ended_by is null))
);

-- one open breaker a rule, however many orders trip it at once
create unique index audit_breakers_open on audit_breakers (rule_key) where ended_at is null;
create index audit_breakers_by_time on audit_breakers (tripped_at desc);
