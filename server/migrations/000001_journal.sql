-- The journal: one row per change, written in the transaction of the change, never altered.
create table journal (
  id uuid not null,
  -- (xact, seq) is the position: readers take rows of transactions older than every running one, in this order,
  -- so that a transaction that began early and commits late is never skipped
  xact xid8 not null default pg_current_xact_id(),
  seq bigint not null generated always as identity,
  at timestamptz(3) not null,
  event text not null,
  subject_kind text not null,
  subject_id text not null,
  subject_seq bigint not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  reason text,
  rule_version text,
  payload jsonb not null,
  before jsonb,
  after jsonb,
  previous_hash bytea,
  hash bytea not null,
  -- ids carry the moment, so this also serves the list by time, newest first
  constraint journal_pkey primary key (id),
  -- two transactions that extend one chain at the same moment meet here; the loser starts anew
  constraint journal_subject_chain unique (subject_kind, subject_id, subject_seq),
  constraint journal_chain_begins check ((subject_seq = 1) = (previous_hash is null))
);

-- subscribers and live screens read on from their position
create index journal_position on journal (xact, seq);
-- the journal page filters by who and by what
create index journal_actor on journal (actor_id, id);
create index journal_event on journal (event, id);

-- append-only: not even the owner of the table may change or remove a row by accident
revoke update, delete, truncate on journal from current_user;
