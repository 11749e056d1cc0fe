-- Notices reach people outside the product: roads, whose ends belong to persons, and a log of what was sent.

-- one person can be told alone: `person:<id>` beside the roles
alter table notices rename column role to audience;
comment on column notices.audience is 'a role of core/identity/role.ts, or person:<id>';
alter table notices add column escalate_at timestamptz(3); -- others are told then, unless somebody looked; null: never
create index notices_escalate on notices (escalate_at) where escalate_at is not null and closed_at is null;

-- Rules that the merchant changed or made; those that are not here are as core/notify/starting-notice-rules.ts says.
create table notice_rules (
  code text primary key,
  content jsonb not null, -- core/notify/notice-rule.ts
  version integer not null,
  changed_at timestamptz(3) not null,
  changed_by text not null
);

create table roads (
  id uuid primary key,
  kind text not null, -- core/notify/road.ts
  name text not null,
  fields_sealed bytea not null, -- credentials and gateways
  is_active boolean not null,
  token_sealed bytea, -- what an app of a messenger was let in with
  token_ends_at timestamptz(3),
  paused_until timestamptz(3), -- it asked for a pause
  sent_at timestamptz(3), -- last time it took something
  fault_kind text,
  fault_code text,
  fault_words text,
  fault_at timestamptz(3),
  added_at timestamptz(3) not null
);
create unique index roads_name on roads (lower(name));
create unique index roads_web_push on roads (kind) where kind = 'web_push'; -- one key pair of ours

-- A person's own end of a road: who they are in a messenger, a mail address, a browser.
create table person_roads (
  id uuid primary key,
  person_id uuid not null references people,
  road_id uuid not null references roads,
  address_sealed bytea not null,
  address_index bytea not null, -- keyed hash: the same end twice is one
  label text not null, -- masked
  rank integer not null, -- the lowest is tried first
  is_on boolean not null,
  added_at timestamptz(3) not null
);
create unique index person_roads_person on person_roads (person_id, road_id, address_index);
create index person_roads_road on person_roads (road_id);

create table person_notice_settings (
  person_id uuid primary key references people,
  quiet_from smallint not null, -- minutes of the day in Asia/Shanghai
  quiet_to smallint not null
);

-- One message to one person or group. What is written stays: it is the log.
create table deliveries (
  id uuid primary key,
  notice_id uuid references notices, -- null: a test
  rule text not null,
  severity text not null,
  place text not null,
  person_id uuid references people, -- null: a group
  road_id uuid references roads, -- null: nobody could be asked
  person_road_id uuid, -- may be forgotten meanwhile
  state text not null, -- core/notify/road.ts
  skip_reason text,
  text text not null default '', -- as it was sent
  queued_at timestamptz(3) not null,
  began_at timestamptz(3) not null, -- when the first road was asked, where this is a next one
  due_at timestamptz(3) not null,
  claimed_at timestamptz(3), -- while it is sent; an old one belongs to a worker that was lost
  sent_at timestamptz(3),
  attempt_count integer not null default 0,
  fault_kind text,
  fault_code text,
  fault_words text,
  merged_into uuid,
  opened_at timestamptz(3)
);
-- what is to be sent by a road, in its order
create index deliveries_due on deliveries (road_id, due_at) where state in ('queued', 'sending');
-- the pace of a road, and its newest in the log
create index deliveries_sent on deliveries (road_id, sent_at) where sent_at is not null;
-- whether the same was told of late
create index deliveries_notice on deliveries (notice_id, road_id);
create index deliveries_log on deliveries (queued_at desc, id desc);
create index deliveries_state on deliveries (state, queued_at desc, id desc);
create index deliveries_person on deliveries (person_id) where person_id is not null;
create index deliveries_merged on deliveries (merged_into) where merged_into is not null;
