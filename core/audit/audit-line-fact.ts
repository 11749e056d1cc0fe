import { factTable } from '../conditions/fact-table.ts';
import { stockCovers, type AuditedLine } from './audit-subject.ts';

/** What audit knows of a line besides what the order itself says of it. */
export const auditLineFacts = factTable<AuditedLine>()({
  category: { words: { 'zh-CN': '类目', en: 'category' }, type: 'code', since: 'prepared', of: (line) => line.category },
  brand: { words: { 'zh-CN': '品牌', en: 'brand' }, type: 'code', since: 'prepared', of: (line) => line.brand },
  is_matched: { words: { 'zh-CN': '已匹配 SKU', en: 'matched with a SKU' }, type: 'flag', since: 'prepared', of: (line) => line.isMatched },
  is_bundle: { words: { 'zh-CN': '组合装', en: 'bundle' }, type: 'flag', since: 'prepared', of: (line) => line.isBundle },
  unit_price: { words: { 'zh-CN': '成交单价', en: 'price of one' }, type: 'fen', since: 'received', of: (line) => line.unitPrice },
  floor_price: { words: { 'zh-CN': '底价', en: 'floor price of one' }, type: 'fen', since: 'prepared', of: (line) => line.floorPrice },
  cost: { words: { 'zh-CN': '成本价', en: 'cost of one' }, type: 'fen', since: 'prepared', of: (line) => line.cost },
  price_percent: {
    words: { 'zh-CN': '单价为常价的%', en: 'price in % of the usual one' },
    type: 'whole',
    since: 'prepared',
    of: (line) => line.pricePercent,
  },
  stock: {
    words: { 'zh-CN': '行库存', en: 'stock of the line' },
    type: 'choice',
    values: stockCovers,
    since: 'prepared',
    of: (line) => line.stock,
  },
});
