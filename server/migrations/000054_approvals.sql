-- Who approves what: a row a kind of approval; without one the kind's own start holds.
create table approval_policies (
  kind text primary key, -- `request.change_address`
  mode text not null check (mode in ('one', 'all', 'sequence')), -- core/approvals/approval.ts
  approvers jsonb not null, -- core/approvals/approver.ts
  minutes integer not null check (minutes > 0), -- until it goes one level up
  levels jsonb not null, -- who comes after them: approvers and minutes each
  may_decide_own boolean not null, -- whether who asked may decide as well: shops of one person
  changed_at timestamptz(3) not null,
  changed_by text not null
);

-- 值班表: who is on duty when, week after week.
create table duty_lists (
  id uuid primary key,
  name text not null,
  changed_at timestamptz(3) not null,
  changed_by text not null
);
create unique index duty_lists_name on duty_lists (lower(name));

create table duty_shifts (
  list_id uuid not null references duty_lists,
  position smallint not null,
  person_id uuid not null references people,
  weekdays smallint[] not null, -- 1 Monday … 7 Sunday, in Shanghai
  from_minute smallint not null check (from_minute between 0 and 1439), -- of the day in Shanghai
  until_minute smallint not null check (until_minute between 1 and 1440 and until_minute > from_minute),
  primary key (list_id, position)
);
create index duty_shifts_person on duty_shifts (person_id);

-- 店铺负责人
create table shop_leads (
  shop_id uuid not null references shops,
  person_id uuid not null references people,
  primary key (shop_id, person_id)
);
create index shop_leads_person on shop_leads (person_id);

-- What somebody has to decide. It knows its subject by kind and id alone.
create table approval_tasks (
  id uuid primary key,
  kind text not null, -- of approval_policies
  subject_kind text not null,
  subject_id uuid not null,
  shop_id uuid references shops, -- who decides must be let into this shop
  title jsonb not null, -- what it is about in both languages; no personal data
  mode text not null check (mode in ('one', 'all', 'sequence')),
  levels jsonb not null, -- those that are still to come
  level smallint not null default 0, -- how often it went up
  may_decide_own boolean not null,
  asked_by_id text not null,
  asked_by text not null,
  asked_at timestamptz(3) not null,
  due_at timestamptz(3), -- when it goes up; null: nobody further up, or decided
  reminded_at timestamptz(3),
  state text not null check (state in ('open', 'approved', 'rejected', 'withdrawn', 'lapsed')),
  decided_at timestamptz(3),
  decided_by_id text,
  decided_by text,
  reason text,
  constraint approval_tasks_decided check ((state = 'open') = (decided_at is null))
);
-- asked twice about one subject is asked once
create unique index approval_tasks_subject on approval_tasks (subject_kind, subject_id) where state = 'open';
-- what goes up next
create index approval_tasks_due on approval_tasks (due_at) where state = 'open' and due_at is not null;
-- the list of a person: open ones, the oldest first
create index approval_tasks_open on approval_tasks (asked_at, id) where state = 'open';

-- One place among those who decide.
create table approval_seats (
  task_id uuid not null references approval_tasks,
  ordinal smallint not null,
  level smallint not null, -- 0 the first asked; higher ones decide for all
  approver jsonb not null,
  handed_by text, -- who passed it on
  verdict text check (verdict in ('approve', 'reject')),
  decided_at timestamptz(3),
  decided_by_id text,
  decided_by text,
  reason text,
  primary key (task_id, ordinal),
  constraint approval_seats_decided check ((verdict is null) = (decided_at is null))
);

create index approval_tasks_shop on approval_tasks (shop_id);
