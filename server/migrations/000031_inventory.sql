-- Where parcels leave from. A warehouse is never deleted: its ledger names it.
create table warehouses (
  id uuid primary key,
  code text not null,
  code_folded text not null, -- the same without width, case and blanks at the ends
  name text not null,
  province text not null,
  city text not null,
  district text not null,
  detail text not null,
  contact_name text not null,
  contact_phone text not null,
  cutoff_minute smallint check (cutoff_minute between 0 and 1439), -- minutes after midnight in Shanghai; null: none
  daily_capacity integer check (daily_capacity > 0), -- parcels; null: no limit
  state text not null check (state in ('active', 'closed')), -- core/inventory/warehouse-life.ts
  is_default boolean not null,
  added_at timestamptz(3) not null,
  check (state = 'active' or not is_default)
);

-- sheets, scopes and people name a warehouse by its code
create unique index warehouses_code on warehouses (code_folded);
-- there is one default at most
create unique index warehouses_default on warehouses (is_default) where is_default;

-- How a SKU stands in a warehouse. The table itself refuses what cannot be: more promised than there is, less than nothing.
create table stock_levels (
  sku_id uuid not null references skus,
  warehouse_id uuid not null references warehouses,
  on_hand integer not null check (on_hand >= 0), -- the sum of its moves
  reserved integer not null check (reserved between 0 and on_hand), -- the sum of its open reservations
  safety integer not null check (safety >= 0),
  bin text not null, -- where it lies, for pick lists
  counted_at timestamptz(3), -- when somebody last counted it
  changed_at timestamptz(3) not null,
  -- whoever locks several locks them in this order
  primary key (sku_id, warehouse_id)
) with (fillfactor = 60); -- counters change all day: room for the new version beside the old one, without touching an index

create index stock_levels_warehouse on stock_levels (warehouse_id);

-- What people and other modules posted to change stock on hand.
create table stock_documents (
  id uuid primary key, -- made by whoever posts, so that a second delivery is known
  no bigint not null generated always as identity, -- shown as RK-000042
  kind text not null, -- core/inventory/stock-document.ts
  warehouse_id uuid not null references warehouses,
  to_warehouse_id uuid references warehouses, -- where a transfer goes
  reverses uuid references stock_documents, -- the document that this one undoes
  source_kind text, -- what another module posted it for
  source_id uuid,
  note text not null,
  line_count integer not null, -- SKUs it says something of, also where nothing changed
  piece_count integer not null, -- pieces moved, both ways added up
  posted_at timestamptz(3) not null,
  posted_by_id text not null,
  posted_by text not null,
  check ((kind = 'transfer') = (to_warehouse_id is not null)),
  check ((source_kind is null) = (source_id is null))
);

-- the list, newest first; and by warehouse
create unique index stock_documents_no on stock_documents (no);
create index stock_documents_warehouse on stock_documents (warehouse_id, no desc);
create index stock_documents_to on stock_documents (to_warehouse_id) where to_warehouse_id is not null;
-- undone once
create unique index stock_documents_reverses on stock_documents (reverses) where reverses is not null;
-- what another module delivers twice counts once
create unique index stock_documents_source on stock_documents (source_kind, source_id, kind) where source_kind is not null;

-- The ledger: why stock on hand is what it is. Written once, never altered.
create table stock_moves (
  seq bigint primary key generated always as identity, -- of one level in the order of its changes: they wait for each other's lock
  sku_id uuid not null,
  warehouse_id uuid not null,
  kind text not null, -- core/inventory/stock-move-kind.ts
  quantity integer not null check (quantity <> 0),
  on_hand_after integer not null check (on_hand_after >= 0),
  reference_kind text not null, -- the document that explains it
  reference_id uuid not null,
  reason text not null,
  actor_id text not null,
  actor_name text not null,
  at timestamptz(3) not null,
  foreign key (sku_id, warehouse_id) references stock_levels
);

-- the ledger of one level, newest first
create index stock_moves_level on stock_moves (sku_id, warehouse_id, seq desc);
-- a document moves a level once, however often it is delivered
create unique index stock_moves_reference on stock_moves (reference_kind, reference_id, kind, sku_id, warehouse_id);

-- append-only: not even the owner of the table may change or remove a row by accident
revoke update, delete, truncate on stock_moves from current_user;

-- What is promised, and to whom.
create table stock_reservations (
  id uuid primary key,
  reference_kind text not null, -- core/inventory/stock.ts
  reference_id uuid not null,
  sku_id uuid not null,
  warehouse_id uuid not null,
  quantity integer not null check (quantity > 0),
  state text not null check (state in ('open', 'released', 'consumed')),
  reserved_at timestamptz(3) not null,
  ended_at timestamptz(3),
  foreign key (sku_id, warehouse_id) references stock_levels,
  check ((state = 'open') = (ended_at is null))
);

-- a document holds a level once, and no more after its goods have left
create unique index stock_reservations_reference on stock_reservations (reference_kind, reference_id, sku_id, warehouse_id)
where state <> 'released';
-- who holds a level, oldest promise first
create index stock_reservations_open on stock_reservations (sku_id, warehouse_id, reserved_at, id) where state = 'open';
