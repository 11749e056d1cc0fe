-- When a request may be made, and whether it needs an approval: a row a kind; without one the kind's own start holds.
create table request_gates (
  kind text primary key, -- core/requests/request-kind.ts
  condition jsonb not null, -- core/conditions over core/requests/request-catalog.ts
  is_on boolean not null, -- nobody may ask while it is off
  needs_approval boolean not null,
  changed_at timestamptz(3) not null,
  changed_by text not null
);

-- What people ask to change on an order that is on its way.
create table change_requests (
  id uuid primary key,
  no bigint not null generated always as identity, -- shown as QQ-000042
  kind text not null, -- core/requests/request-kind.ts
  order_id uuid not null references orders,
  shop_id uuid not null references shops,
  state text not null, -- core/requests/request-life.ts
  stage text not null, -- how far the order had come: core/requests/request-stage.ts
  is_locking boolean not null, -- its order has the exception `change_requested` as long as it is open
  detail jsonb not null, -- what is asked, without personal data
  personal_sealed bytea, -- the receiver before and after
  consequences jsonb not null, -- what carrying it out means: codes and values of core/requests/consequence.ts
  reason text not null,
  asked_by_id text not null,
  asked_by text not null,
  asked_at timestamptz(3) not null,
  task_id uuid references approval_tasks,
  decided_at timestamptz(3),
  decided_by text,
  decision_reason text,
  laid_aside_at timestamptz(3), -- the warehouse has the parcel in its hands
  laid_aside_by text,
  due_at timestamptz(3), -- when its next step is tried; null: nothing to do
  try_count integer not null default 0,
  ended_at timestamptz(3),
  problem jsonb, -- why it stands still: a refusal's code and values
  added_order_id uuid references orders, -- the order that was made of it
  constraint change_requests_ended check ((state in ('done', 'rejected', 'withdrawn', 'lapsed')) = (ended_at is not null))
);
create unique index change_requests_no on change_requests (no);
-- one change of an order at a time
create unique index change_requests_lock on change_requests (order_id)
  where is_locking and state in ('asked', 'carrying', 'waiting', 'failed');
-- the same asked twice is asked once
create unique index change_requests_open on change_requests (order_id, kind) where state in ('asked', 'carrying', 'waiting', 'failed');
-- the list: newest first, of a state or of a person
create index change_requests_newest on change_requests (asked_at desc, id desc);
create index change_requests_state on change_requests (state, asked_at desc, id desc);
create index change_requests_asker on change_requests (asked_by_id, asked_at desc, id desc);
create index change_requests_order on change_requests (order_id);
create index change_requests_task on change_requests (task_id) where task_id is not null;
-- steps that nobody tries
create index change_requests_due on change_requests (due_at) where due_at is not null;

-- What was done of a request: a step is written in the transaction of its effect, so it is done once.
create table request_steps (
  request_id uuid not null references change_requests,
  step text not null, -- core/requests/request-step.ts
  at timestamptz(3) not null,
  detail jsonb not null,
  primary key (request_id, step)
);

create index change_requests_shop on change_requests (shop_id);
create index change_requests_added_order on change_requests (added_order_id);
