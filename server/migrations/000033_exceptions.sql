-- How an exception ended: by itself, cleared by a person, or forced although it still holds. What was forced is not raised again for the same reason.
alter table order_exceptions
  add column is_forced boolean not null default false,
  add column end_reason text; -- why a person ended it

-- the report of the day: what was forced, newest first
create index order_exceptions_forced on order_exceptions (cleared_at desc, id) where is_forced;

-- Whether a shop's stock is promised when the buyer orders or when they pay; a shop without a row: when they pay.
create table fulfillment_shop_settings (
  shop_id uuid primary key references shops,
  reserve_at text not null check (reserve_at in ('order', 'payment')),
  changed_at timestamptz(3) not null
);
