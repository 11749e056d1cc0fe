import { beforeShipping, type ExceptionKind } from './exception-kind.ts';

/** What can be wrong with the goods and sums of an order as it was received; found by core/orders/goods-exceptions.ts. */
export const goodsKinds = {
  goods_unmatched: {
    words: { 'zh-CN': '待匹配商品', en: 'Goods unmatched' },
    says: { 'zh-CN': '{count} 行商品没有对应的 SKU：{goods}', en: '{count} lines have no SKU: {goods}' },
    advice: {
      'zh-CN': '到「商品匹配」选择 SKU，或从平台商品生成 SKU；所有等待的订单会自动放行。',
      en: 'Choose a SKU under "Match goods", or make SKUs of listings; all waiting orders then go on by themselves.',
    },
    effect: 'blocks',
    ends: 'goods_matched',
    force: 'never',
    standsIn: beforeShipping,
    owner: 'operations',
  },
  goods_unknown: {
    words: { 'zh-CN': '缺少商品明细', en: 'Goods not told' },
    says: {
      'zh-CN': '导入的文件只有订单合计，没有商品和规格，不知道该发什么',
      en: 'The imported file has the order alone, without its goods: nobody knows what to ship',
    },
    advice: {
      'zh-CN': '再导入该平台按商品导出的文件（如宝贝报表），或授权店铺自动抓单。',
      en: "Import the platform's export by item as well, or authorise the shop so that it is pulled.",
    },
    effect: 'blocks',
    ends: 'goods_told',
    force: 'never',
    standsIn: beforeShipping,
    owner: 'operations',
  },
  amounts_differ: {
    words: { 'zh-CN': '金额不符', en: 'Amounts differ' },
    says: {
      'zh-CN': '平台自己的合计对不上，最大相差 {difference} 元',
      en: "The platform's own sums do not agree; the largest difference is {difference} yuan",
    },
    advice: {
      'zh-CN': '在订单详情核对金额明细；金额以平台为准，不会被改动。',
      en: "Compare the amounts on the order's page; they stay as the platform tells them.",
    },
    effect: 'informs',
    ends: 'amounts_agree',
    force: 'never',
    standsIn: beforeShipping,
    owner: 'finance',
  },
  voided_by_split: {
    words: { 'zh-CN': '平台拆单作废', en: 'Void: split by the platform' },
    says: {
      'zh-CN': '平台已把此单拆成 {parts}，原单不能再发货',
      en: 'The platform has split this order into {parts}; it must not be shipped itself',
    },
    advice: { 'zh-CN': '请处理拆出的订单，此单无需处理。', en: 'Ship the parts; nothing is to be done with this one.' },
    effect: 'blocks',
    ends: 'split_undone',
    force: 'never',
    standsIn: beforeShipping,
    owner: 'service',
  },
} as const satisfies Readonly<Record<string, ExceptionKind>>;
