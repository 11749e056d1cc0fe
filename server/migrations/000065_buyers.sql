-- A buyer has looked at the receiver of an order and said that it is right.
create table buyer_confirmations (
  order_id uuid primary key references orders,
  receiver_index bytea not null, -- keyed hash of the receiver that was confirmed: another one asks for another confirmation
  confirmed_at timestamptz(3) not null
);
