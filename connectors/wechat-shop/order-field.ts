const names = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u));

/** Every field that the platform documents, by the part of the order it stands in; others are kept as unknown. Source: platforms/wechat-shop.md §5. */
export const knownFields = {
  order: names(`order_id status openid unionid create_time update_time order_detail aftersale_detail is_present present_note
    present_giver_openid present_giver_unionid present_order_id present_order_id_str`),
  detail: names(`product_infos pay_info price_info delivery_info ext_info coupon_info commission_infos sharer_info sku_sharer_infos
    settle_info agent_info source_infos refund_info dropship_info`),
  product: names(`product_id sku_id thumb_img title sku_cnt sale_price market_price real_price estimate_price is_discounted
    change_price is_change_price on_aftersale_sku_cnt finish_aftersale_sku_cnt sku_code sku_attrs out_product_id out_sku_id
    out_warehouse_id sku_deliver_info extra_service use_deduction deduction_price order_product_coupon_info_list delivery_deadline
    merchant_discounted_price finder_discounted_price is_free_gift vip_discounted_price`),
  pay: names('payment_method prepay_id prepay_time pay_time transaction_id'),
  price: names(`product_price order_price freight discounted_price is_discounted original_order_price estimate_product_price
    change_down_price change_freight is_change_freight use_deduction deduction_price merchant_receieve_price
    merchant_discounted_price finder_discounted_price vip_discounted_price`),
  delivery: names(`address_info delivery_product_info ship_done_time deliver_method address_under_review address_apply_time
    ewaybill_order_code quality_inspect_type recharge_info`),
  address: names(`user_name postal_code province_name city_name county_name detail_info house_number national_code tel_number
    virtual_order_tel_number use_tel_number tel_number_ext_info hash_code`),
  ext: names('customer_notes merchant_notes confirm_receipt_time finder_id live_id order_scene'),
} as const;
