-- Where e-waybill numbers come from: an account with a service, or people who type them.
create table waybill_accounts (
  id uuid primary key,
  name text not null,
  source text not null, -- core/waybills/account-source.ts
  shop_id uuid references shops, -- whose app and grant ask; null where the account's own fields do, or nobody is asked
  serves_all_shops boolean not null,
  fields_sealed bytea not null, -- the account's fields and the addresses of its service, as JSON
  low_balance integer not null check (low_balance >= 0), -- a person is told when a carrier has fewer numbers left
  is_active boolean not null,
  subscriptions jsonb not null, -- what the service said last: carriers, senders, numbers left
  read_at timestamptz(3), -- when it said so
  low_carriers text[] not null, -- of which carriers too few are left, as told
  fault_kind text, -- why it could not be asked the last time
  fault_code text,
  fault_words text,
  fault_at timestamptz(3),
  added_at timestamptz(3) not null,
  check ((fault_kind is null) = (fault_at is null))
);

-- people tell accounts apart by name
create unique index waybill_accounts_name on waybill_accounts (name);
create index waybill_accounts_shop on waybill_accounts (shop_id) where shop_id is not null;

-- Whose parcels an account serves where it does not serve all.
create table waybill_account_shops (
  account_id uuid not null references waybill_accounts,
  shop_id uuid not null references shops,
  primary key (account_id, shop_id)
);

create index waybill_account_shops_shop on waybill_account_shops (shop_id);

-- Which carriers an account serves from which warehouse, and as what sender.
create table waybill_lines (
  account_id uuid not null references waybill_accounts,
  carrier text not null, -- core/allocation/carrier.ts
  warehouse_id uuid not null references warehouses,
  sender jsonb, -- an address of the subscription; null: the warehouse's own
  account_no text not null, -- of the monthly account, where the subscription has one
  branch_code text not null,
  template_url text not null,
  number_fen integer not null check (number_fen >= 0), -- what a number costs: for the list of unused ones
  primary key (account_id, carrier, warehouse_id)
);

-- who serves a parcel
create index waybill_lines_parcel on waybill_lines (carrier, warehouse_id);
create index waybill_lines_warehouse on waybill_lines (warehouse_id);
