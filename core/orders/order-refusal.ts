import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of orders. */
export const orderRefusals = refusalTable({
  'order.not_found': {
    status: 404,
    'zh-CN': '找不到订单 {orderId}，或它不属于您负责的店铺。请刷新列表。',
    en: 'There is no order {orderId}, or it belongs to a shop that is not yours. Refresh the list.',
  },
  'order_export.not_found': {
    status: 404,
    'zh-CN': '找不到导出 {exportId}，可能已过期。请重新导出。',
    en: 'There is no export {exportId}; it may have expired. Export again.',
  },
  'order_export.not_done': {
    status: 409,
    'zh-CN': '导出“{name}”还没有完成。请等它完成后再下载。',
    en: 'The export “{name}” is not finished. Wait until it is, then fetch it.',
  },
  'order_export.reveal_denied': {
    status: 403,
    'zh-CN': '您不能导出完整的收件信息。请导出脱敏的订单，或联系管理员开通。',
    en: 'You may not export receivers in full. Export them masked, or ask an administrator.',
  },
  'order_exception.not_open': {
    status: 409,
    'zh-CN': '订单 {orderNo} 的异常「{exception}」已经解除。请刷新。',
    en: 'The exception "{exception}" of the order {orderNo} is over already. Refresh the page.',
  },
  'order_exception.never_forced': {
    status: 409,
    'zh-CN': '订单 {orderNo} 的异常「{exception}」不能强制放行：{advice}',
    en: 'The exception "{exception}" of the order {orderNo} cannot be forced: {advice}',
  },
  'order_exception.not_by_hand': {
    status: 409,
    'zh-CN': '订单 {orderNo} 的异常「{exception}」不能直接解除：{advice}',
    en: 'The exception "{exception}" of the order {orderNo} cannot be cleared by hand: {advice}',
  },
  'order_hold.in_the_past': {
    status: 422,
    'zh-CN': '挂起的截止时间 {until} 已经过去。请选择以后的时间，或不填。',
    en: 'The hold would end at {until}, which is past. Choose a later moment, or none.',
  },
  'order.receiver_masked': {
    status: 403,
    'zh-CN': '您的角色不能查看完整的收件信息。请联系管理员调整角色的字段遮盖。',
    en: 'Your role sees receivers only masked. Ask an administrator to change the masks of the role.',
  },
  'added_order.needs_source': {
    status: 422,
    'zh-CN': '{kind}单要从原订单建。请打开原订单再操作。',
    en: 'A {kind} order follows another one. Open that order and start there.',
  },
  'added_order.needs_shop': {
    status: 422,
    'zh-CN': '手工单要选店铺：费用和面单记在这个店铺上。',
    en: 'Choose a shop: cost and labels of the order go to it.',
  },
  'added_order.no_such_shop': {
    status: 404,
    'zh-CN': '找不到店铺 {shopId}，或它不归您负责。请重新选择店铺。',
    en: 'There is no shop {shopId}, or it is not yours. Choose another.',
  },
  'added_order.needs_receiver': {
    status: 422,
    'zh-CN': '手工单要填写收件人姓名、电话和地址。',
    en: 'Give the name, phone and address of the receiver.',
  },
  'receiver.name_bad': {
    status: 422,
    'zh-CN': '收件人姓名「{name}」不对：请填写姓名，不要填电话。',
    en: 'The name "{name}" is not one: give a name, not a phone number.',
  },
  'receiver.phone_bad': {
    status: 422,
    'zh-CN': '收件电话有 {digits} 位数字，不是手机号或带区号的座机。请检查后重填。',
    en: 'The phone has {digits} digits: neither a mobile number nor a landline with its area code. Check it.',
  },
  'receiver.masked_text': {
    status: 422,
    'zh-CN': '收件信息里有星号：请填写完整的姓名、电话和地址。',
    en: 'There are asterisks in the receiver: give name, phone and address in full.',
  },
  'receiver.detail_short': {
    status: 422,
    'zh-CN': '详细地址至少 {least} 个字，要写到街道和门牌。',
    en: 'The street address needs at least {least} characters, down to the house.',
  },
  'added_order.unknown_sku': {
    status: 422,
    'zh-CN': '没有商家编码为 {codes} 的商品，或它已停用。请改用商品资料里的编码。',
    en: 'No goods in use have the code {codes}. Use a code of the catalog.',
  },
});
