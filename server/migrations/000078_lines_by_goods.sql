-- In which fulfillment orders a SKU is, answered from the index alone; their ids bear when they were opened.
drop index fulfillment_lines_sku;
create index fulfillment_lines_sku on fulfillment_lines (sku_id, fulfillment_order_id) include (dropped_at);
