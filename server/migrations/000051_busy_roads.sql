-- Each of these keys cost a look-up a row on the road of every order. Their rows are written from rows that the same transaction holds
-- locked, and neither side is ever deleted: levels and warehouses are closed, fulfillment orders are canceled.
alter table stock_reservations drop constraint stock_reservations_sku_id_warehouse_id_fkey;
alter table parcels drop constraint parcels_fulfillment_order_id_fkey;
alter table fulfillment_orders drop constraint fulfillment_orders_warehouse_id_fkey;
