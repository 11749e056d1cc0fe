import type { Layout } from '../layout.ts';

const channels = ['taobao', 'tmall'] as const;

const statuses: Layout['statuses'] = {
  等待买家付款: 'unpaid',
  '买家已付款,等待卖家发货': 'waiting',
  卖家部分发货: 'partly_shipped',
  '卖家已发货,等待买家确认': 'shipped',
  交易成功: 'completed',
  交易关闭: 'canceled',
};

const refunds: Layout['refunds'] = {
  没有申请退款: 'none',
  '买家已经申请退款,等待卖家同意': 'requested',
  '卖家已经同意退款,等待买家退货': 'requested',
  '买家已经退货,等待卖家确认收货': 'requested',
  卖家拒绝退款: 'requested',
  退款关闭: 'none',
  退款成功: 'refunded',
};

const whereFound = {
  'zh-CN': '千牛卖家中心 → 交易 → 已卖出的宝贝 → 批量导出（订单报表、宝贝报表都可以）',
  en: 'Qianniu → Trade → Sold items → Batch export (the order report and the item report both fit)',
};

/** ExportOrderList*.csv, and the sheet 订单报表 of newer workbooks: one row a trade, no SKUs. Source: platforms/taobao.md §8. */
export const taobaoOrder: Layout = {
  words: { 'zh-CN': '淘宝/天猫 订单报表', en: 'Taobao/Tmall order report' },
  whereFound,
  channels,
  row: 'order',
  columns: {
    订单编号: 'orderNo',
    主订单编号: 'orderNo',
    买家会员名: 'buyerNick',
    买家昵称: 'buyerNick',
    总金额: 'payable', // goods after discounts, and postage
    买家应付邮费: 'postage',
    买家应付货款: null, // 总金额 without postage
    买家实际支付金额: 'paid',
    买家实付金额: 'paid',
    订单状态: 'status',
    买家留言: 'buyerMessage',
    收货人姓名: 'receiverName',
    收货地址: 'address',
    修改后的收货地址: null,
    联系电话: 'receiverTelephone',
    联系手机: 'receiverPhone',
    订单创建时间: 'createdAt',
    订单付款时间: 'paidAt',
    发货时间: 'shippedAt',
    确认收货时间: 'completedAt',
    宝贝标题: 'goodsText',
    宝贝总数量: 'goodsCount',
    物流单号: 'waybillNo',
    物流公司: 'carrier',
    订单备注: 'sellerMemo',
    商家备忘: 'sellerMemo',
    店铺名称: 'shopName',
    发票抬头: 'invoiceTitle',
    退款金额: 'refunded',
    ...Object.fromEntries(
      ['买家支付宝账号', '支付单号', '支付详情', '买家支付积分', '返点积分', '买家实际支付积分', '运送方式', '宝贝种类', '店铺Id']
        .concat([
          '订单关闭原因',
          '卖家服务费',
          '买家服务费',
          '是否手机订单',
          '分阶段订单信息',
          '特权订金订单id',
          '是否上传合同照片',
          '是否上传小票',
        ])
        .concat([
          '是否代付',
          '定金排名',
          '修改后的sku',
          '异常信息',
          '天猫卡券抵扣',
          '集分宝抵扣',
          '是否是O2O交易',
          '新零售交易类型',
          '新零售导购门店名称',
        ])
        .concat([
          '新零售导购门店id',
          '新零售发货门店名称',
          '新零售发货门店id',
          '预约门店',
          '打款商家金额',
          '含应开票给个人的个人红包',
          '是否信用购',
        ])
        .concat([
          '体验期结束时间',
          '前N有礼',
          '配送类型',
          '直播返现状态',
          '返现金额',
          '延迟发货自动赔付金额',
          '新零售成交门店昵称',
          '新零售成交门店id',
        ])
        .concat(['新零售成交经销商id', '预售订单', '满返红包金额'])
        .map((heading) => [heading, null]),
    ),
  },
  fingerprint: ['订单编号', '买家会员名', '买家应付货款', '宝贝标题'],
  required: [['orderNo']],
  statuses,
  refunds,
};

/** ExportOrderDetailList*.csv, and the sheet 销售明细: one row a line, no receiver. Source: platforms/taobao.md §8. */
export const taobaoLine: Layout = {
  words: { 'zh-CN': '淘宝/天猫 宝贝报表', en: 'Taobao/Tmall item report' },
  whereFound,
  channels,
  row: 'line',
  columns: {
    子订单编号: 'lineNo',
    主订单编号: 'orderNo',
    订单编号: 'orderNo',
    标题: 'title',
    商品标题: 'title',
    宝贝标题: 'title',
    价格: 'price',
    商品价格: 'price',
    购买数量: 'quantity',
    外部系统编号: 'productCode',
    商品属性: 'specification',
    套餐信息: null,
    备注: 'sellerMemo',
    订单状态: 'status',
    商家编码: 'skuCode',
    '商家编码(SKU)': 'skuCode',
    支付单号: null,
    买家应付货款: 'linePayable',
    买家实际支付金额: 'linePaid',
    买家实付金额: 'linePaid',
    退款状态: 'lineRefundStatus',
    退款金额: 'lineRefunded',
    订单创建时间: 'createdAt',
    订单付款时间: 'paidAt',
    发货时间: 'shippedAt',
    物流单号: 'waybillNo',
    物流公司: 'carrier',
  },
  fingerprint: ['标题', '外部系统编号', '套餐信息', '商家编码'],
  required: [['orderNo'], ['quantity'], ['title', 'skuCode', 'productCode']],
  statuses,
  refunds,
};
