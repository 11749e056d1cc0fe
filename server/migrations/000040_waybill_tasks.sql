-- Parcels that want a number, or whose number is to be given back: until it is done, and why it is not.
create table waybill_tasks (
  parcel_id uuid not null references parcels,
  kind text not null, -- core/waybills/waybill-task.ts
  account_id uuid references waybill_accounts, -- asked last; null: nobody was asked
  carrier text not null, -- the carrier that was asked for
  try_count integer not null,
  due_at timestamptz(3), -- when it is tried next, or when who tries it now has given up; null: a person has to act
  began_at timestamptz(3) not null,
  problem text, -- core/waybills/waybill-problem.ts
  platform_code text,
  platform_words text, -- without personal data of ours: what the service said
  primary key (parcel_id, kind)
);

-- what is to be tried next
create index waybill_tasks_due on waybill_tasks (due_at) where due_at is not null;
-- the list, oldest first
create index waybill_tasks_began on waybill_tasks (began_at, parcel_id);
create index waybill_tasks_account on waybill_tasks (account_id) where account_id is not null;
-- a number that nobody uses: numbered long ago and not shipped
create index parcels_numbered_at on parcels (numbered_at) where state = 'numbered';
