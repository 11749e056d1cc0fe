-- Imports of files that back offices export. A row stays as history when its file has long been deleted.
create table imports (
  id uuid primary key,
  file_id uuid not null, -- no foreign key: the file expires
  file_name text not null,
  file_bytes bigint not null,
  file_kept_until timestamptz(3) not null,
  shop_id uuid references shops, -- null until it is chosen or guessed
  state text not null check (state in ('checking', 'ready', 'unreadable', 'running', 'stopped', 'failed', 'done', 'discarded')), -- core/imports/import-life.ts
  revision integer not null, -- counts up when anything changes that a check looks at: an older check's finding is dropped
  -- what the file is
  kind text,
  encoding text,
  sheet_names jsonb not null,
  sheet_name text,
  heading_row integer,
  headings jsonb not null,
  is_sure boolean not null,
  mapping jsonb, -- core/imports/import-mapping.ts; null until its headings are found
  -- what a check found; null before
  check_found jsonb,
  preview_sealed bytea, -- rows as they stand in the file: personal data
  -- how far the work at hand is
  read_share double precision not null,
  done_count integer not null,
  new_count integer not null,
  changed_count integer not null,
  unchanged_count integer not null,
  older_count integer not null,
  trouble jsonb, -- the code and values of a refusal
  added_by jsonb not null, -- the actor, by whom the journal then names what is imported
  shop_scope jsonb not null, -- the shops that whoever added it may choose: "all" or their ids
  added_at timestamptz(3) not null,
  started_at timestamptz(3),
  ended_at timestamptz(3)
);

-- the history, newest first
create index imports_by_time on imports (added_at desc, id desc);
-- what was imported for a shop
create index imports_shop on imports (shop_id);

-- How the merchant reads headings that we do not know, or otherwise than we would.
create table import_mappings (
  id uuid primary key,
  name text not null,
  content jsonb not null, -- a field by heading; core/imports/recognize-file.ts
  saved_at timestamptz(3) not null
);

-- people choose by name
create unique index import_mappings_name on import_mappings (name);
