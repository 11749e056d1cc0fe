-- How far each subscriber has read; moved in the transaction of its effect.
create table subscriber_cursors (
  subscriber text primary key,
  xact xid8 not null,
  seq bigint not null,
  moved_at timestamptz(3) not null
);

-- Events that a subscriber could not digest, alone and repeatedly: they wait here for a person, later ones go on.
create table parked_events (
  id uuid primary key,
  subscriber text not null,
  journal_id uuid not null,
  error text not null,
  attempt_count integer not null,
  parked_at timestamptz(3) not null,
  -- set when a person asks for another try; the worker takes it from there
  retry_at timestamptz(3)
);

-- an event is parked once per subscriber
create unique index parked_events_one on parked_events (subscriber, journal_id);
-- the worker looks for asked retries every poll
create index parked_events_retry on parked_events (retry_at) where retry_at is not null;
