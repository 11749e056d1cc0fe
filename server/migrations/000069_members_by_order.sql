-- Which fulfillment orders an order is in is asked on every road: answered from the index alone.
drop index fulfillment_members_order;
create index fulfillment_members_order on fulfillment_members (order_id) include (fulfillment_order_id);
