import type { Words } from '../kernel/words.ts';

/** How the text of a cell is read. */
export type FieldKind = 'order_no' | 'code' | 'text' | 'money' | 'price' | 'moment' | 'quantity' | 'status' | 'refund' | 'phone' | 'flag';

type FieldRow = Readonly<{
  words: Words;
  /** of the whole order, or of one line of it */
  level: 'order' | 'line';
  kind: FieldKind;
  /** several columns may bear it and add up: discounts of different kinds */
  addsUp?: true;
}>;

/** What a column of a file may mean to us. */
export const importFields = {
  orderNo: { words: { 'zh-CN': '订单号', en: 'Order number' }, level: 'order', kind: 'order_no' },
  status: { words: { 'zh-CN': '订单状态', en: 'Order status' }, level: 'order', kind: 'status' },
  createdAt: { words: { 'zh-CN': '下单时间', en: 'Ordered at' }, level: 'order', kind: 'moment' },
  paidAt: { words: { 'zh-CN': '付款时间', en: 'Paid at' }, level: 'order', kind: 'moment' },
  shippedAt: { words: { 'zh-CN': '发货时间', en: 'Shipped at' }, level: 'order', kind: 'moment' },
  completedAt: { words: { 'zh-CN': '完成时间', en: 'Completed at' }, level: 'order', kind: 'moment' },
  shipBy: { words: { 'zh-CN': '最晚发货时间', en: 'Ship by' }, level: 'order', kind: 'moment' },
  buyerNick: { words: { 'zh-CN': '买家昵称', en: 'Buyer' }, level: 'order', kind: 'text' },
  buyerMessage: { words: { 'zh-CN': '买家留言', en: "Buyer's message" }, level: 'order', kind: 'text' },
  sellerMemo: { words: { 'zh-CN': '卖家备注', en: "Seller's memo" }, level: 'order', kind: 'text' },
  sellerFlag: { words: { 'zh-CN': '旗帜', en: 'Flag' }, level: 'order', kind: 'text' },
  receiverName: { words: { 'zh-CN': '收件人', en: 'Receiver' }, level: 'order', kind: 'text' },
  receiverPhone: { words: { 'zh-CN': '收件人手机', en: "Receiver's phone" }, level: 'order', kind: 'phone' },
  receiverTelephone: { words: { 'zh-CN': '收件人固话', en: "Receiver's landline" }, level: 'order', kind: 'phone' },
  province: { words: { 'zh-CN': '省', en: 'Province' }, level: 'order', kind: 'text' },
  city: { words: { 'zh-CN': '市', en: 'City' }, level: 'order', kind: 'text' },
  district: { words: { 'zh-CN': '区县', en: 'District' }, level: 'order', kind: 'text' },
  town: { words: { 'zh-CN': '街道', en: 'Town' }, level: 'order', kind: 'text' },
  address: { words: { 'zh-CN': '详细地址', en: 'Address' }, level: 'order', kind: 'text' },
  postcode: { words: { 'zh-CN': '邮编', en: 'Postcode' }, level: 'order', kind: 'text' },
  goodsTotal: { words: { 'zh-CN': '商品总价', en: 'Goods total' }, level: 'order', kind: 'money' },
  postage: { words: { 'zh-CN': '运费', en: 'Postage' }, level: 'order', kind: 'money' },
  merchantDiscount: { words: { 'zh-CN': '商家优惠', en: "Merchant's discount" }, level: 'order', kind: 'money', addsUp: true },
  platformDiscount: { words: { 'zh-CN': '平台优惠', en: "Platform's discount" }, level: 'order', kind: 'money', addsUp: true },
  otherDiscount: { words: { 'zh-CN': '其他优惠', en: 'Other discount' }, level: 'order', kind: 'money', addsUp: true },
  payable: { words: { 'zh-CN': '应付金额', en: 'Payable' }, level: 'order', kind: 'money', addsUp: true },
  paid: { words: { 'zh-CN': '实付金额', en: 'Paid' }, level: 'order', kind: 'money' },
  receivable: { words: { 'zh-CN': '商家实收', en: 'Receivable' }, level: 'order', kind: 'money' },
  refunded: { words: { 'zh-CN': '退款金额', en: 'Refunded' }, level: 'order', kind: 'money' },
  refundStatus: { words: { 'zh-CN': '退款状态（整单）', en: 'Refund (order)' }, level: 'order', kind: 'refund' },
  waybillNo: { words: { 'zh-CN': '快递单号', en: 'Waybill number' }, level: 'order', kind: 'code' },
  carrier: { words: { 'zh-CN': '快递公司', en: 'Carrier' }, level: 'order', kind: 'text' },
  invoiceTitle: { words: { 'zh-CN': '发票抬头', en: 'Invoice title' }, level: 'order', kind: 'text' },
  goodsText: { words: { 'zh-CN': '商品（整单一格）', en: 'Goods (one cell an order)' }, level: 'order', kind: 'text' },
  goodsCount: { words: { 'zh-CN': '商品总数量', en: 'Quantity of the order' }, level: 'order', kind: 'quantity' },
  shopName: { words: { 'zh-CN': '店铺名称', en: 'Shop' }, level: 'order', kind: 'text' },
  lineNo: { words: { 'zh-CN': '子订单号', en: 'Line number' }, level: 'line', kind: 'order_no' },
  productNo: { words: { 'zh-CN': '商品 ID', en: 'Product id' }, level: 'line', kind: 'code' },
  skuNo: { words: { 'zh-CN': '规格 ID', en: 'SKU id' }, level: 'line', kind: 'code' },
  skuCode: { words: { 'zh-CN': '商家编码（规格）', en: 'Merchant code (SKU)' }, level: 'line', kind: 'code' },
  productCode: { words: { 'zh-CN': '商家编码（商品）', en: 'Merchant code (product)' }, level: 'line', kind: 'code' },
  barcode: { words: { 'zh-CN': '条码', en: 'Barcode' }, level: 'line', kind: 'code' },
  title: { words: { 'zh-CN': '商品名称', en: 'Goods' }, level: 'line', kind: 'text' },
  specification: { words: { 'zh-CN': '规格', en: 'Specification' }, level: 'line', kind: 'text' },
  quantity: { words: { 'zh-CN': '数量', en: 'Quantity' }, level: 'line', kind: 'quantity' },
  price: { words: { 'zh-CN': '单价', en: 'Unit price' }, level: 'line', kind: 'price' },
  lineTotal: { words: { 'zh-CN': '行小计', en: 'Line total' }, level: 'line', kind: 'money' },
  linePostage: { words: { 'zh-CN': '运费（行）', en: 'Postage (line)' }, level: 'line', kind: 'money' },
  lineMerchantDiscount: {
    words: { 'zh-CN': '商家优惠（行）', en: "Merchant's discount (line)" },
    level: 'line',
    kind: 'money',
    addsUp: true,
  },
  linePlatformDiscount: {
    words: { 'zh-CN': '平台优惠（行）', en: "Platform's discount (line)" },
    level: 'line',
    kind: 'money',
    addsUp: true,
  },
  lineOtherDiscount: { words: { 'zh-CN': '其他优惠（行）', en: 'Other discount (line)' }, level: 'line', kind: 'money', addsUp: true },
  linePayable: { words: { 'zh-CN': '应付金额（行）', en: 'Payable (line)' }, level: 'line', kind: 'money' },
  linePaid: { words: { 'zh-CN': '实付金额（行）', en: 'Paid (line)' }, level: 'line', kind: 'money' },
  lineRefunded: { words: { 'zh-CN': '退款金额（行）', en: 'Refunded (line)' }, level: 'line', kind: 'money' },
  lineRefundStatus: { words: { 'zh-CN': '退款状态（行）', en: 'Refund (line)' }, level: 'line', kind: 'refund' },
  lineStatus: { words: { 'zh-CN': '子订单状态', en: 'Line status' }, level: 'line', kind: 'status' },
  isGift: { words: { 'zh-CN': '是否赠品', en: 'Is a gift' }, level: 'line', kind: 'flag' },
} as const satisfies Readonly<Record<string, FieldRow>>;

export type ImportField = keyof typeof importFields;

export const importFieldCodes = Object.keys(importFields) as [ImportField, ...ImportField[]];

/** The row of a field, as the table's type says it. */
export function fieldRow(field: ImportField): FieldRow {
  return importFields[field];
}
