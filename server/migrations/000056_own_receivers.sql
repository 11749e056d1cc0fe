-- A receiver that we know better than the platform's documents: they go on telling the old one.
create table own_receivers (
  order_id uuid primary key references orders,
  told_index bytea not null, -- keyed hash of what the platform told last: as long as it tells that, ours stands
  is_told_there boolean not null default false, -- the platform knows ours: another word of it that fits ours confirms it
  set_at timestamptz(3) not null,
  set_by text not null
);

-- 加急: somebody asked for it to go first.
alter table orders add column rushed_at timestamptz(3);
