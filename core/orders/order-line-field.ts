import { factTable } from '../conditions/fact-table.ts';
import type { OrderLine } from './order-content.ts';
import { refundWords, shippingWords } from './order-state-words.ts';

const pieces = { 'zh-CN': '件', en: 'pcs' };

/** What conditions may ask of a sold line. */
export const orderLineFields = factTable<OrderLine>()({
  merchant_code: { words: { 'zh-CN': '商家编码', en: 'merchant code' }, type: 'code', since: 'received', of: (line) => line.merchantCode },
  product_no: { words: { 'zh-CN': '平台商品号', en: 'product number' }, type: 'code', since: 'received', of: (line) => line.productNo },
  sku_no: { words: { 'zh-CN': '平台规格号', en: 'SKU number' }, type: 'code', since: 'received', of: (line) => line.skuNo },
  barcode: { words: { 'zh-CN': '条码', en: 'barcode' }, type: 'code', since: 'received', of: (line) => line.barcode },
  title: { words: { 'zh-CN': '商品标题', en: 'title' }, type: 'text', since: 'received', of: (line) => line.title },
  specification: { words: { 'zh-CN': '商品规格', en: 'specification' }, type: 'text', since: 'received', of: (line) => line.specification },
  quantity: { words: { 'zh-CN': '数量', en: 'quantity' }, type: 'whole', unit: pieces, since: 'received', of: (line) => line.quantity },
  paid: { words: { 'zh-CN': '行金额', en: 'line amount' }, type: 'fen', since: 'received', of: (line) => line.amounts.paid },
  list: { words: { 'zh-CN': '行原价', en: 'line list amount' }, type: 'fen', since: 'received', of: (line) => line.amounts.list },
  is_gift: { words: { 'zh-CN': '赠品', en: 'gift' }, type: 'flag', since: 'received', of: (line) => line.isGift },
  refund: {
    words: { 'zh-CN': '行退款状态', en: 'line refund state' },
    type: 'choice',
    values: refundWords,
    since: 'received',
    of: (line) => line.refund,
  },
  shipping: {
    words: { 'zh-CN': '行发货状态', en: 'line shipping state' },
    type: 'choice',
    values: shippingWords,
    since: 'received',
    of: (line) => line.shipping,
  },
});
