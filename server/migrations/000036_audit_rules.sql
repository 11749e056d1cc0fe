-- Audit rules. What a rule says lives in its versions, written once; which of them is in force, and what somebody is still writing,
-- stands on the rule.
create table audit_rules (
  key text primary key,
  position bigint not null generated always as identity, -- in the order in which they came
  live_version integer, -- null: never published
  is_on boolean not null, -- the switch; no new version
  draft jsonb, -- core/audit/audit-rule.ts, not in force
  draft_at timestamptz(3),
  draft_by text,
  pack text not null, -- where it came from; empty: written here
  added_at timestamptz(3) not null,
  check ((draft is null) = (draft_at is null))
);

create table audit_rule_versions (
  rule_key text not null references audit_rules,
  version integer not null,
  content jsonb not null, -- core/audit/audit-rule.ts
  published_at timestamptz(3) not null,
  published_by text not null,
  primary key (rule_key, version)
);

-- What rules share by name: word lists, parameters, named conditions.
create table audit_names (
  kind text not null check (kind in ('list', 'parameter', 'condition')),
  key text not null,
  content jsonb not null, -- core/conditions/place.ts
  changed_at timestamptz(3) not null,
  changed_by text not null,
  primary key (kind, key)
);

-- One row: the number that changes with every rule and every name in force, so that a decision can say what it was made by.
create table audit_rule_set (
  is_only boolean primary key default true check (is_only),
  version bigint not null
);
insert into audit_rule_set (version) values (0);
