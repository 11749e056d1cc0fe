import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of stock and warehouses. */
export const inventoryRefusals = refusalTable({
  'warehouse.not_found': {
    status: 404,
    'zh-CN': '找不到仓库 {warehouseId}，或它不在您的负责范围内。请刷新后重新选择。',
    en: 'There is no warehouse {warehouseId}, or it is not one of yours. Refresh and choose again.',
  },
  'warehouse.code_taken': {
    status: 409,
    'zh-CN': '编码 {code} 已被仓库「{name}」使用。请换一个编码。',
    en: 'The code {code} belongs to the warehouse "{name}" already. Choose another one.',
  },
  'warehouse.closed': {
    status: 409,
    'zh-CN': '仓库「{name}」已停用，不能出入库。请先恢复它，或换一个仓库。',
    en: 'The warehouse "{name}" is closed and takes no stock. Reopen it first, or choose another one.',
  },
  'warehouse.has_stock': {
    status: 409,
    'zh-CN': '仓库「{name}」还有 {pieces} 件库存，不能停用。请先调拨走，或盘点为 0。',
    en: 'The warehouse "{name}" still holds {pieces} pieces and cannot be closed. Transfer them first, or count them to 0.',
  },
  'warehouse.is_default': {
    status: 409,
    'zh-CN': '仓库「{name}」是默认仓。请先把另一个在用的仓库设为默认。',
    en: 'The warehouse "{name}" is the default one. Make another warehouse in use the default first.',
  },
  'stock.not_enough': {
    status: 409,
    'zh-CN': '{code} 需要 {wanted} 件，只有 {available} 件可动。请减少数量，或先释放占用。',
    en: '{code}: {wanted} wanted, only {available} can be moved. Ask for fewer, or release what is reserved first.',
  },
  'stock.count_overtaken': {
    status: 409,
    'zh-CN': '{code} 盘点时账面 {seen} 件、实盘 {counted} 件，之后又有出库，账面只剩 {onHand} 件。请重新盘点它。',
    en: '{code}: the books said {seen} and {counted} were counted; since then goods have left and the books say {onHand}. Count it again.',
  },
  'stock.bundle_has_none': {
    status: 409,
    'zh-CN': '{code} 是组合装，没有自己的库存。请对它的组件单品操作。',
    en: '{code} is a bundle and has no stock of its own. Use its components.',
  },
  'stock.sku_twice': {
    status: 409,
    'zh-CN': '{code} 出现了两次。请合并成一行。',
    en: '{code} is listed twice. Make it one row.',
  },
  'stock.same_warehouse': {
    status: 409,
    'zh-CN': '调出和调入是同一个仓库「{name}」。请选择另一个调入仓。',
    en: 'The goods would go from "{name}" to itself. Choose another warehouse to send them to.',
  },
  'stock_document.not_found': {
    status: 404,
    'zh-CN': '找不到库存单据 {documentId}，或它不属于您负责的仓库。请刷新后再试。',
    en: 'There is no stock document {documentId}, or it belongs to a warehouse that is not yours. Refresh and try again.',
  },
  'stock_document.reversed': {
    status: 409,
    'zh-CN': '单据 {no} 已撤销过，或本身就是撤销单。请查看它的流水。',
    en: 'The document {no} has been undone already, or is an undoing itself. Look at its moves.',
  },
  'stock_document.other': {
    status: 409,
    'zh-CN': '单据编号 {documentId} 已用于另一张单据。请重新打开页面后再提交。',
    en: 'The document id {documentId} belongs to another document. Open the page again, then post.',
  },
  'stock_sheet.headings_unknown': {
    status: 422,
    'zh-CN': '“{name}”的前 {rows} 行里没有认识的表头。需要一列商家编码或条码，和一列数量或实盘数；可以先下载模板。',
    en: 'No headings that are known stand in the first {rows} rows of "{name}". One column has to be the SKU code or barcode, one the quantity or the counted number; the template has them.',
  },
  'stock_sheet.nothing': {
    status: 422,
    'zh-CN': '“{name}”里没有可以过账的行（有问题的 {problems} 行）。请改正后重新上传。',
    en: 'No row of "{name}" can be posted ({problems} have problems). Correct it and upload it again.',
  },
  'stock_sheet.too_long': {
    status: 422,
    'zh-CN': '“{name}”超过 {limit} 行，请分成几个文件。',
    en: '"{name}" has more than {limit} rows. Split it into several files.',
  },
});
