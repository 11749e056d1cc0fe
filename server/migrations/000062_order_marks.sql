-- What rules write on orders: notes, and the colour of a flag. Once an order and rule.
create table order_marks (
  order_id uuid not null references orders,
  rule_key text not null,
  kind text not null check (kind in ('note', 'flag')), -- core/orders/marks/order-mark.ts
  rule_name text not null,
  value text not null,
  made_at timestamptz(3) not null,
  primary key (order_id, rule_key, kind)
);

-- How far the platform has been told of an order's marks.
create table order_memos (
  order_id uuid primary key references orders,
  state text not null check (state in ('wanted', 'told', 'kept', 'refused')), -- core/orders/marks/order-mark.ts
  reason text, -- why it is kept here, or the platform's own words
  try_count integer not null default 0,
  due_at timestamptz(3), -- when it is tried next, or when who tries now has given up
  told_memo text, -- what we wrote there last: a memo that says this is no change of the platform
  told_flag text,
  wanted_at timestamptz(3) not null,
  ended_at timestamptz(3),
  check ((state = 'wanted') = (due_at is not null))
);

create index order_memos_due on order_memos (due_at) where due_at is not null;
