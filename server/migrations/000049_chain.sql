-- How long a link of the chain may take; the product's own limit where there is no row.
create table chain_limits (
  link text primary key, -- core/insights/chain/chain-link.ts
  minutes integer not null check (minutes > 0),
  changed_at timestamptz(3) not null
);

-- Links that took longer than they may: found each minute, ended when they go on.
create table chain_breaks (
  order_id uuid not null references orders,
  link text not null,
  since timestamptz(3) not null, -- when the link began to wait
  found_at timestamptz(3) not null,
  ended_at timestamptz(3), -- null while it is broken
  primary key (order_id, link, found_at)
);

create unique index chain_breaks_open on chain_breaks (order_id, link) where ended_at is null;
