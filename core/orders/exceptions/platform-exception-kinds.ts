import { beforeShipping, whileOpen, type ExceptionKind } from './exception-kind.ts';

/** What a platform says that keeps an order from being shipped. */
export const platformKinds = {
  platform_changed: {
    words: { 'zh-CN': '平台变更', en: 'Changed on the platform' },
    says: { 'zh-CN': '平台改了：{fields}', en: 'The platform changed: {fields}' },
    advice: {
      'zh-CN': '未打印的会自动按新内容重新审核；已打印的请让仓库拦下，撤回后重打。',
      en: 'What is not printed is judged again by itself; what is printed has to be laid aside by the warehouse, withdrawn and printed anew.',
    },
    effect: 'blocks',
    ends: 'change_applied',
    force: 'with_reason',
    standsIn: whileOpen,
    owner: 'service',
  },
  refund_open: {
    words: { 'zh-CN': '退款中', en: 'Refund open' },
    says: { 'zh-CN': '买家申请了退款（{count} 行商品），先不要发货', en: 'The buyer asked for a refund ({count} lines); do not ship' },
    advice: {
      'zh-CN': '到平台处理退款；已打印的请通知仓库拦下。发货时限仍在计时。',
      en: 'Settle the refund on the platform; have the warehouse lay a printed one aside. The deadline goes on running.',
    },
    effect: 'blocks',
    ends: 'refund_settled',
    force: 'with_reason',
    standsIn: ['received'],
    owner: 'service',
  },
  refund_recompute: {
    words: { 'zh-CN': '部分退款待重打', en: 'Partly refunded: print anew' },
    says: {
      'zh-CN': '打印后有 {count} 行商品退款成功，包裹里不能再装',
      en: '{count} lines were refunded after printing and must not be packed',
    },
    advice: {
      'zh-CN': '让仓库拦下，撤回发货单；系统会去掉退款商品，重新审核后重打。',
      en: 'Have the warehouse lay it aside and withdraw it: the refunded lines drop out and it is printed anew.',
    },
    effect: 'blocks',
    ends: 'label_withdrawn',
    force: 'never',
    standsIn: whileOpen,
    owner: 'warehouse',
  },
  platform_hold: {
    words: { 'zh-CN': '平台锁单', en: 'Held by the platform' },
    says: { 'zh-CN': '平台不允许发货：{holds}', en: 'The platform does not let it be shipped: {holds}' },
    advice: {
      'zh-CN': '等平台解除，或到平台后台查看原因。',
      en: 'Wait until the platform lifts it, or look up the reason in its back office.',
    },
    effect: 'blocks',
    ends: 'platform_lifts',
    force: 'with_reason',
    standsIn: beforeShipping,
    owner: 'service',
  },
  platform_shipped: {
    words: { 'zh-CN': '平台已发货', en: 'Shipped, says the platform' },
    says: {
      'zh-CN': '平台显示已发货（运单 {waybills}），不是我们发的',
      en: 'The platform shows it as shipped (waybill {waybills}), and not by us',
    },
    advice: {
      'zh-CN': '确认在别处发了：点「已在别处发货」，释放库存和运单号；确实没发：填写理由强制发货。',
      en: 'If it was shipped elsewhere, say so: stock and number are given back. If it was not, force it with a reason.',
    },
    effect: 'blocks',
    ends: 'by_hand',
    force: 'with_reason',
    standsIn: whileOpen,
    owner: 'service',
  },
  balance_due: {
    words: { 'zh-CN': '尾款未付', en: 'Balance not paid' },
    says: { 'zh-CN': '定金已付，尾款还没付', en: 'The deposit is paid, the balance is not' },
    advice: { 'zh-CN': '等买家付尾款，必要时催付。', en: 'Wait for the buyer, or remind them.' },
    effect: 'blocks',
    ends: 'balance_paid',
    force: 'never',
    standsIn: beforeShipping,
    owner: 'service',
  },
  changed_late: {
    words: { 'zh-CN': '打印或发货后变更', en: 'Changed after printing or shipping' },
    says: { 'zh-CN': '打印或发货之后，平台改了：{fields}', en: 'After printing or shipping, the platform changed: {fields}' },
    advice: { 'zh-CN': '请联系买家或快递处理，处理完点「解除」。', en: 'Settle it with the buyer or the courier, then clear it.' },
    effect: 'informs',
    ends: 'by_hand',
    force: 'never',
    standsIn: whileOpen,
    owner: 'service',
  },
  closed_after_print: {
    words: { 'zh-CN': '打印后关闭', en: 'Closed after printing' },
    says: {
      'zh-CN': '面单打印之后，订单在平台上关闭或全额退款了',
      en: 'After its label was printed the order was closed or wholly refunded',
    },
    advice: {
      'zh-CN': '让仓库拦下包裹并撤回发货单：库存和运单号随即释放。',
      en: 'Have the warehouse lay the parcel aside and withdraw it: stock and number are then given back.',
    },
    effect: 'blocks',
    ends: 'label_withdrawn',
    force: 'never',
    standsIn: ['canceled'],
    owner: 'warehouse',
  },
} as const satisfies Readonly<Record<string, ExceptionKind>>;
