import type { Layout } from '../layout.ts';

const statuses: Layout['statuses'] = {
  待付款: 'unpaid',
  待成团: 'group_incomplete',
  待接单: 'waiting',
  待发货: 'waiting',
  已发货: 'shipped',
  交易完成: 'completed',
  交易关闭: 'canceled',
};

const refunds: Layout['refunds'] = {
  未退款: 'none',
  无退款: 'none',
  部分退款: 'partly_refunded',
  部分退款成功: 'partly_refunded',
  全额退款: 'refunded',
  全额退款成功: 'refunded',
  退款成功: 'refunded',
  退款关闭: 'none',
};

const whereFound = {
  'zh-CN': '有赞后台 → 订单 → 订单查询 → 导出报表（订单维度、商品维度都可以）',
  en: 'Youzan → Orders → Order search → Export (by order and by goods both fit)',
};

/** One row an order; 全部商品名称 holds all goods. Source: platforms/youzan.md §8. */
export const youzanOrder: Layout = {
  words: { 'zh-CN': '有赞 订单（订单维度）', en: 'Youzan orders (by order)' },
  whereFound,
  channels: ['youzan'],
  row: 'order',
  columns: {
    订单号: 'orderNo',
    归属店铺: 'shopName',
    订单状态: 'status',
    订单创建时间: 'createdAt',
    买家付款时间: 'paidAt',
    交易成功时间: 'completedAt',
    商品金额合计: 'goodsTotal',
    运费: 'postage',
    店铺优惠合计: 'merchantDiscount',
    支付优惠合计: 'otherDiscount',
    应收订单金额: 'payable',
    订单实付金额: 'paid',
    全部商品名称: 'goodsText',
    收货人省份: 'province',
    收货人城市: 'city',
    收货人地区: 'district',
    '详细收货地址/提货地址': 'address',
    '收货人/提货人': 'receiverName',
    '收货人手机号/提货人手机号': 'receiverPhone',
    买家备注: 'buyerMessage',
    订单星级: 'sellerFlag',
    买家昵称: 'buyerNick',
    订单退款状态: 'refundStatus',
    订单已退款金额: 'refunded',
    商家订单备注: 'sellerMemo',
    ...Object.fromEntries(
      [
        '销售渠道',
        '订单类型',
        '推广方式',
        '订单来源',
        '付款方式',
        '支付流水号',
        '订单实收金额',
        '订单抵用积分数',
        '店铺优惠方式',
        '支付优惠方式',
      ]
        .concat([
          '商品种类数',
          '订单配送方式',
          '同城送达时间/提货时间',
          '买家是否会员',
          '买家手机号',
          '下单网点',
          '收银员',
          '分销员',
          '销售导购',
          '专属导购',
        ])
        .concat([
          '桌号',
          '挂帐主体',
          '挂帐手机号',
          '团长订单',
          '订单风险标签',
          '分销员手机号',
          '分销员所属店铺',
          '分销员所属团队',
          '分销员所属分组',
        ])
        .concat(['分销员等级', '订单佣金类型', '订单佣金金额', '订单下级卖货提成类型', '订单下级卖货提成金额'])
        .map((heading) => [heading, null]),
    ),
  },
  fingerprint: ['订单号', '归属店铺', '推广方式', '全部商品名称'],
  required: [['orderNo'], ['status']],
  statuses,
  refunds,
};

/** 商品维度: one row a line; its columns are known in part. Source: platforms/youzan.md §8 (unverified). */
export const youzanLine: Layout = {
  words: { 'zh-CN': '有赞 订单（商品维度）', en: 'Youzan orders (by goods)' },
  whereFound,
  channels: ['youzan'],
  row: 'line',
  columns: {
    订单号: 'orderNo',
    订单状态: 'status',
    订单创建时间: 'createdAt',
    买家付款时间: 'paidAt',
    商品名称: 'title',
    商品规格: 'specification',
    规格编码: 'skuCode',
    商品编码: 'productCode',
    商品数量: 'quantity',
    商品单价: 'price',
    商品优惠后价格: null,
    商品实际成交金额: 'linePayable',
    商品退款状态: 'lineRefundStatus',
    商品发货状态: null,
    商品发货物流公司: 'carrier',
    商品发货物流单号: 'waybillNo',
    商品发货时间: 'shippedAt',
    归属店铺: 'shopName',
  },
  fingerprint: ['订单号', '规格编码', '商品实际成交金额', '商品发货状态'],
  required: [['orderNo'], ['quantity'], ['title', 'skuCode', 'productCode']],
  statuses,
  refunds,
};
