/** Fields of a shop order; what is not here is new to us and kept as unknown. Source: platforms/douyin.md §5. */
export const orderFields = names(`
  shop_id shop_name open_id doudian_open_id order_id order_level order_status order_status_desc main_status main_status_desc order_type
  order_type_desc trade_type trade_type_desc biz biz_desc b_type b_type_desc sub_b_type sub_b_type_desc c_biz c_biz_desc theme_type
  pay_type receive_type buyer_words seller_words seller_remark_stars cancel_reason create_time pay_time ship_time finish_time
  update_time order_expire_time exp_ship_time appointment_ship_time earliest_receipt_time latest_receipt_time order_amount pay_amount
  post_amount post_insurance_amount post_origin_amount packing_amount tax_amount modify_amount modify_post_amount promotion_amount
  promotion_shop_amount promotion_platform_amount promotion_talent_amount promotion_pay_amount post_promotion_amount
  total_promotion_amount shop_cost_amount platform_cost_amount only_platform_cost_amount author_cost_amount actual_receive_amount_info
  channel_payment_no encrypt_post_tel encrypt_post_receiver post_tel post_receiver post_addr mask_post_tel mask_post_receiver
  mask_post_addr open_address_id logistics_info sku_order_list order_phase_list serial_number_list user_id_info shop_order_tag_ui
  user_tag_ui address_tag_ui promise_info d_car_shop_biz_data accept_order_status target_arrival_time
  supermarket_order_serial_no abnormal_order`);

/** Fields of a SKU order (子订单). */
export const lineFields = names(`
  order_id parent_order_id order_level order_status order_status_desc main_status main_status_desc product_id product_id_str sku_id
  out_sku_id out_product_id code product_name product_pic spec item_num origin_amount sum_amount order_amount pay_amount post_amount
  promotion_amount promotion_shop_amount promotion_platform_amount promotion_talent_amount promotion_pay_amount post_promotion_amount
  total_promotion_amount shop_cost_amount platform_cost_amount only_platform_cost_amount author_cost_amount modify_amount
  modify_post_amount after_sale_info goods_type pre_sale_type exp_ship_time ship_time confirm_receipt_time logistics_receipt_time
  appointment_ship_time is_comment inventory_list warehouse_ids out_warehouse_ids supplier_id author_id author_name room_id_str
  content_id video_id cid given_product_type master_sku_order_id master_sku_order_id_list given_product_activity_info bundle_sku_info
  sku_customization_info need_serial_number store_info sku_order_tag_ui sku_yun_warehouse_info quality_check_info card_voucher
  account_list tax_amount first_cid second_cid third_cid fourth_cid theme_type c_biz order_type trade_type reduce_stock_type
  receive_type create_time pay_time finish_time update_time cancel_reason`);

/** Known by how they begin: families of amounts. */
export const knownStarts = ['promotion_redpack_'];

function names(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
