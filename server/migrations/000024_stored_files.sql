-- Files that people send or fetch: uploads, exports, lists of errors. In the database, so that any process reads them and a backup has them.
create table stored_files (
  id uuid primary key,
  name text not null, -- as its owner called it
  media_type text not null,
  byte_count bigint, -- null while it is written
  sha256 bytea,
  stored_at timestamptz(3) not null,
  expires_at timestamptz(3) not null, -- then it is deleted
  constraint stored_files_whole check ((byte_count is null) = (sha256 is null))
);

-- the daily job deletes what has expired
create index stored_files_by_expiry on stored_files (expires_at);

create table stored_file_chunks (
  file_id uuid not null references stored_files on delete cascade,
  position integer not null, -- from 0
  bytes_sealed bytea not null, -- 256 KiB of the file, the last one less; a file of orders is personal data
  primary key (file_id, position)
);
-- sealed bytes do not shrink: trying costs time
alter table stored_file_chunks alter column bytes_sealed set storage external;
