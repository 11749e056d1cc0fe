-- What the board reads of what has left the house: counted and listed from the index alone, newest first.
create index fulfillment_orders_gone on fulfillment_orders (stage, opened_at desc, id desc) include (shop_id, warehouse_id, carrier)
  where stage in ('shipped', 'in_transit', 'signed', 'completed');
