-- An order of it has an open refund: which column of the board it stands in is read from an index alone.
alter table fulfillment_orders add column is_refunding boolean not null default false;

update fulfillment_orders set is_refunding = true
where id in (
  select member.fulfillment_order_id from orders join fulfillment_members as member on member.order_id = orders.id
  where orders.refund = 'requested'
);

drop index fulfillment_orders_gone;
-- What the board reads of what has left the house: counted and listed from the index alone, newest first.
create index fulfillment_orders_gone on fulfillment_orders (stage, is_refunding, opened_at desc, id desc) include (shop_id, warehouse_id, carrier)
  where stage in ('shipped', 'in_transit', 'signed', 'completed');
