-- Views of a list that people keep: which rows, which columns, in which order.
create table saved_views (
  id uuid primary key,
  list text not null, -- a row of core/customize/saved-view.ts
  name text not null,
  owner_id text not null, -- who may change it: an actor of the journal, a person or a key
  is_shared boolean not null,
  filter jsonb not null, -- the filters as the address of the page writes them
  columns jsonb not null, -- which, in which order, how wide
  sort text not null,
  position integer not null, -- among the views of its list
  changed_at timestamptz(3) not null,
  deleted_at timestamptz(3) -- kept, so that deleting can be undone
);

-- one person cannot tell two views of one name apart; the same for shared ones
create unique index saved_views_name on saved_views (list, owner_id, name) where deleted_at is null;
-- what is shown above a list: the shared ones and one's own
create index saved_views_shown on saved_views (list, position, id) where deleted_at is null;
