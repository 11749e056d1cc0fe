import type { Layout } from '../layout.ts';

/** One row a SKU; amounts of the order stand on each. Source: platforms/jd.md §8. */
export const jd: Layout = {
  words: { 'zh-CN': '京东 订单', en: 'JD orders' },
  whereFound: {
    'zh-CN': '京麦/商家后台 → 订单管理 → 订单查询与跟踪 → 导出',
    en: 'JD merchant centre → Orders → Order search and tracking → Export',
  },
  channels: ['jd'],
  row: 'line',
  columns: {
    订单号: 'orderNo',
    商品ID: 'skuNo',
    商品名称: 'title',
    订购数量: 'quantity',
    下单时间: 'createdAt',
    京东价: 'price',
    应付金额: 'payable',
    余额支付: 'payable', // what of it the buyer's balance bore
    订单状态: 'status',
    下单帐号: 'buyerNick',
    客户姓名: 'receiverName',
    客户地址: 'address',
    联系电话: 'receiverPhone',
    订单备注: 'buyerMessage',
    发票抬头: 'invoiceTitle',
    商家备注: 'sellerMemo',
    '商家备注等级(等级1-5为由高到低)': 'sellerFlag',
    运费金额: 'postage',
    付款确认时间: 'paidAt',
    货号: 'productCode',
    订单完成时间: 'completedAt',
    商家SKUID: 'skuCode',
    邮政编码: 'postcode',
    商家应收: 'receivable',
    ...Object.fromEntries(
      ['支付方式', '订单金额', '结算金额', '订单类型', '发票类型', '发票内容', '增值税发票', '订单来源', '订单渠道', '送装服务', '服务费']
        .concat(['仓库id', '仓库名称', '普通发票纳税编号', '是否为品牌商订单', '是否为toplife订单', '邮箱地址'])
        .map((heading) => [heading, null]),
    ),
  },
  fingerprint: ['订单号', '订购数量', '京东价', '结算金额', '下单帐号'],
  required: [['orderNo'], ['quantity'], ['status']],
  statuses: {
    等待付款: 'unpaid',
    等待出库: 'waiting',
    等待确认收货: 'shipped',
    完成: 'completed',
    已完成: 'completed',
    已取消: 'canceled',
    '(删除)等待出库': 'canceled',
    '(删除)等待付款': 'canceled',
    锁定: 'locked',
    暂停: 'locked',
  },
  refunds: {},
};
