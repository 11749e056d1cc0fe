/** Every field of an order that the platform documents; others are kept as unknown. Source: platforms/pinduoduo.md §5. */
export const orderFields: ReadonlySet<string> = new Set(
  `order_sn group_order_id mkt_biz_type created_time confirm_time pay_time pay_type pay_no inner_transaction_id shipping_time
  receive_time updated_at last_ship_time promise_delivery_time urge_shipping_time order_status confirm_status group_status
  group_role refund_status after_sales_status risk_control_status is_lucky_flag is_pre_sale pre_sale_time trade_type
  step_order_info goods_amount pay_amount postage discount_amount platform_discount seller_discount capital_free_discount
  order_change_amount duo_duo_pay_reduction service_fee_detail promotion_detail_list delivery_home_value home_install_value
  delivery_install_value home_delivery_type item_list gift_list gift_delivery_list extra_delivery_list resend_delivery_list
  logistics_id tracking_number receiver_name receiver_name_mask receiver_phone receiver_phone_mask receiver_address
  receiver_address_mask address address_mask country province city town country_id province_id city_id town_id buyer_memo remark
  remark_tag remark_tag_name invoice_status is_stock_out stock_out_handle_status order_depot_info store_info consolidate_info
  order_tag_list card_info_list bonded_warehouse cat_id_1 cat_id_2 cat_id_3 cat_id_4 yyps_date yyps_time
  ship_additional_link_order ship_additional_origin_order return_freight_payer free_sf delivery_one_day duoduo_wholesale
  self_contained only_support_replace support_nationwide_warranty shipping_type`.split(/\s+/u),
);

/** The fields of what was sold and of gifts. */
export const itemFields: ReadonlySet<string> = new Set(
  'goods_id goods_name goods_img goods_spec goods_price goods_count sku_id outer_id outer_goods_id'.split(' '),
);
