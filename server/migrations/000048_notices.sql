-- What people of a role have to know, told inside the product. The same again while it stands counts up instead of standing twice.
create table notices (
  id uuid primary key,
  rule text not null, -- a row of core/notify/notice-rule.ts, or `asked` for what an audit rule says
  role text not null, -- core/identity/role.ts
  severity text not null, -- core/notify/notice.ts
  detail jsonb not null, -- the values of its words; no personal data
  place text not null, -- the page where something can be done about it
  group_key text not null, -- rule and whatever tells one notice of it from another
  count integer not null check (count > 0),
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  closed_at timestamptz(3), -- null while it stands
  closed_by text,
  constraint notices_closed check ((closed_at is null) = (closed_by is null))
);

create unique index notices_open on notices (role, group_key) where closed_at is null;
create index notices_role on notices (role, last_at desc, id desc);

-- Up to when a person has looked at their notices.
create table notice_marks (
  person_id uuid primary key references people,
  seen_at timestamptz(3) not null
);
