/** Fields of a trade by TOP's own list; what is not here is new to us and kept as unknown. Source: platforms/taobao.md §5. */
export const tradeFields = names(`
  tid tid_str sid og_id order_follow_id buyer_nick buyer_open_uid buyer_message buyer_memo buyer_flag seller_nick seller_memo seller_flag
  status type step_trade_status step_paid_fee created pay_time consign_time end_time modified timeout_action_time mark_desc lm
  top_hold forbid_consign team_buy_hold share_group_hold ofp_hold est_con_time send_time delivery_time collect_time dispatch_time
  sign_time promise_sign_time priority_consign_time timing_promise promise_service cutoff_minutes es_time lg_aging lg_aging_type
  logistics_agreement payment total_fee post_fee discount_fee adjust_fee received_payment available_confirm_fee commission_fee cod_fee
  buyer_cod_fee seller_cod_fee paid_coupon_fee platform_subsidy_fee credit_card_fee yfx_fee order_tax_fee point_fee real_point_fee
  alipay_point pcc_af oaid receiver_name receiver_country receiver_state receiver_city receiver_district receiver_town
  receiver_address receiver_zip receiver_mobile receiver_phone orders promotion_details service_orders service_tags logistics_infos
  step_pay_details agree_refund_checks address_details delivery_plan combine_logistics_details logistics_consign_info
  logistics_modify_info receipt_rel_ids trade_ext receipt_type title pic_path num num_iid price trade_from shipping_type alipay_no
  buyer_area real_name_auth_status third_party_customs_declaration rt_omni_send_type rt_omni_store_id expandcard_info
  tmall_coupon_fee o2o_voucher_price propoint comm_amount_unit cod_status buyer_rate seller_rate buyer_obtain_point_fee
  async_modified`);

/** Fields of an order line (子订单). Source: platforms/taobao.md §5. */
export const lineFields = names(`
  oid oid_str num_iid sku_id outer_iid outer_sku_id title sku_properties_name pic_path price num total_fee payment discount_fee
  adjust_fee divide_order_fee part_mjz_discount status refund_status refund_id is_oversold is_service_order is_daixiao seller_type
  order_from cid consign_time end_time estimate_con_time shipping_type logistics_company invoice_no store_code is_sh_ship bind_oid
  bind_oids is_free_gift has_gift gift_mids need_return modify_address ti_modify_address_time inv_type zhengji_status lijian
  customization combo_id bundle_id bundle_type combine_item_info service_order_type distribute_status is_force_dc auto_flow
  special_refund_type promise_collect_time delivery_time collect_time sign_time fqg_num extend_info buyer_rate seller_rate`);

/** Known by how they begin: whole families of fields that TOP lists with a star. */
export const knownStarts = ['hk_', 'o2o_', 'nr_', 'sub_order_tax_'];

/** The `fields` of `taobao.trade.fullinfo.get`: everything listed. OAID comes only with the whole receiver among them (§3.6). */
export const askedTradeFields = [...tradeFields].join(',');

function names(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
