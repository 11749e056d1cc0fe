import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" to a buyer: in plain words, and without a hint whether an order exists. */
export const buyerRefusals = refusalTable({
  'buyer.not_matched': {
    status: 404,
    'zh-CN': '没有找到这笔订单。请核对订单号和收件手机后四位，或联系店铺客服。',
    en: 'No such order. Please check the order number and the last four digits of the phone, or ask the shop.',
  },
  'buyer.link_bad': {
    status: 404,
    'zh-CN': '链接不完整或已失效。请从店铺发来的消息里重新打开，或用订单号查询。',
    en: 'This link is incomplete or not valid any more. Open it again from the shop’s message, or use the order number.',
  },
  'buyer.link_expired': {
    status: 410,
    'zh-CN': '链接已过期。请用订单号和手机后四位查询，或让店铺重新发一个。',
    en: 'This link has expired. Use the order number and the last four digits of the phone, or ask the shop for a new one.',
  },
  'buyer.cannot_ask': {
    status: 409,
    'zh-CN': '这笔订单现在不能自助修改或取消，请联系店铺客服。',
    en: 'This order cannot be changed or canceled here now; please ask the shop.',
  },
});
