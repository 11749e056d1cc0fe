-- Answers of commands under the caller's own key: a request that arrives twice acts once.
create table idempotency_keys (
  caller text not null, -- 'person:<id>', 'api_key:<id>', 'anonymous'
  key text not null,
  fingerprint bytea not null, -- keyed hash of endpoint and input: the input may hold a password
  answer bytea, -- sealed: it may hold personal data or a secret shown once; null while the command runs
  kept_at timestamptz(3) not null,
  primary key (caller, key)
);

-- the daily job deletes the oldest
create index idempotency_keys_by_age on idempotency_keys (kept_at);

-- How often something was tried in a span of time: sign-in, refused access. Survives a restart.
create table attempt_windows (
  bucket bytea primary key, -- keyed hash: what is counted may be a login or an address
  attempt_count integer not null,
  ends_at timestamptz(3) not null
);

-- the daily job deletes what has ended
create index attempt_windows_by_end on attempt_windows (ends_at);
