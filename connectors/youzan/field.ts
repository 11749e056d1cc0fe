/**
 * Fields of a trade by block; what is not here is new to us and kept as unknown. The key is the way to the block, `''` the document.
 * Source: platforms/youzan.md §5.
 */
export const knownFields: Readonly<Record<string, ReadonlySet<string>>> = {
  '': names('full_order_info refund_order delivery_order order_promotion qr_info'),
  full_order_info: names('order_info source_info buyer_info pay_info remark_info address_info orders child_info'),
  'full_order_info.order_info': names(`
    tid status status_str type pay_type pay_type_str team_type close_type express_type activity_type refund_state created pay_time
    consign_time confirm_time success_time update_time expired_time offline_id node_kdt_id root_kdt_id is_retail_order order_tags
    order_extra`),
  'full_order_info.order_info.order_tags': names(`
    is_virtual is_purchase_order is_fenxiao_order is_member is_preorder is_offline_order is_multi_store is_settle is_payed
    is_secured_transactions is_postage_free is_feedback is_refund is_down_payment_pre`),
  'full_order_info.source_info': names('is_offline_order source order_mark book_key biz_source'),
  'full_order_info.buyer_info': names('yz_open_id buyer_id buyer_phone fans_type fans_id fans_nickname outer_user_id'),
  'full_order_info.pay_info': names('total_fee post_fee payment real_payment transaction outer_transactions phase_payments'),
  'full_order_info.remark_info': names('buyer_message star trade_memo'),
  'full_order_info.address_info': names(`
    receiver_name receiver_tel delivery_province delivery_city delivery_district delivery_address delivery_postal_code address_extra
    self_fetch_info delivery_start_time delivery_end_time`),
};

/** Fields of a line. */
export const lineFields = names(`
  oid item_id sku_id item_type title num price total_fee payment discount_price discount points_price outer_item_id outer_sku_id
  sku_properties_name sku_unique_code buyer_messages pic_path goods_url alias is_present is_pre_sale pre_sale_type is_cross_border
  customs_code cross_border_trade_mode sub_order_no tax_total freight`);

/** Known by how they begin: fields of distribution. */
export const knownStart = 'fenxiao_';

function names(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
