import { catalogOf } from './field.ts';
import type { Place } from './place.ts';

/** A small catalogue of orders, as rules at audit see them. */
export const orderCatalog = catalogOf({
  groups: { order: { 'zh-CN': '订单', en: 'Order' }, receiver: { 'zh-CN': '收件', en: 'Receiver' } },
  fields: {
    'order.amount': { words: { 'zh-CN': '订单金额', en: 'order amount' }, type: 'fen', since: 'received', group: 'order' },
    'order.cost': { words: { 'zh-CN': '成本', en: 'cost' }, type: 'fen', since: 'audit', group: 'order' },
    'order.paid_at': { words: { 'zh-CN': '付款时间', en: 'payment time' }, type: 'time', since: 'received', group: 'order' },
    'order.signed_at': { words: { 'zh-CN': '签收时间', en: 'signing time' }, type: 'time', since: 'closing', group: 'order' },
    'order.pieces': {
      words: { 'zh-CN': '件数', en: 'pieces' },
      type: 'whole',
      unit: { 'zh-CN': '件', en: 'pcs' },
      since: 'received',
      group: 'order',
    },
    'order.tags': { words: { 'zh-CN': '标签', en: 'tags' }, type: 'set', since: 'audit', group: 'order' },
    'order.is_presale': { words: { 'zh-CN': '预售', en: 'presale' }, type: 'flag', since: 'received', group: 'order' },
    'order.flag': {
      words: { 'zh-CN': '旗帜', en: 'flag' },
      type: 'choice',
      values: { red: { 'zh-CN': '红', en: 'red' }, blue: { 'zh-CN': '蓝', en: 'blue' } },
      since: 'received',
      group: 'order',
    },
    'order.memo': { words: { 'zh-CN': '卖家备注', en: 'seller memo' }, type: 'text', since: 'received', group: 'order' },
    'ship.address': {
      words: { 'zh-CN': '收货地址', en: 'receiver address' },
      type: 'text',
      isPersonal: true,
      since: 'received',
      group: 'receiver',
    },
  },
  lists: {
    lines: {
      words: { 'zh-CN': '订单明细', en: 'order lines' },
      item: { 'zh-CN': '行', en: 'line' },
      fields: {
        category: { words: { 'zh-CN': '类目', en: 'category' }, type: 'code', since: 'received' },
        quantity: { words: { 'zh-CN': '数量', en: 'quantity' }, type: 'whole', unit: { 'zh-CN': '件', en: 'pcs' }, since: 'received' },
      },
    },
  },
});

export const atAudit: Place = {
  catalog: orderCatalog,
  moment: 'audit',
  names: {
    lists: { risky: { name: '高风险地址词', words: ['临时驻地', '代收点未确认'] } },
    parameters: { high: { name: '高金额线', type: 'fen', value: 90_000 } },
    conditions: { vip: { name: 'VIP', condition: { f: 'order.tags', op: 'hasAny', v: ['VIP'] } } },
  },
};
