import { beforeShipping, type ExceptionKind } from './exception-kind.ts';

/** Raised by audit for many orders at once. */
export const auditKinds = {
  price_breaker: {
    words: { 'zh-CN': '熔断', en: 'Breaker' },
    says: {
      'zh-CN': '规则「{rule}」短时间内命中 {count} 单，已熔断',
      en: 'The rule "{rule}" found {count} orders in a short time: its breaker has tripped',
    },
    advice: {
      'zh-CN': '核对价格和活动设置；确认后在「审单规则」解除熔断，订单自动重新审核。',
      en: 'Look at prices and promotions; end the breaker under "Audit rules", and the orders are judged again.',
    },
    effect: 'blocks',
    ends: 'judged_again',
    force: 'with_reason',
    standsIn: beforeShipping,
    owner: 'supervisor',
  },
} as const satisfies Readonly<Record<string, ExceptionKind>>;
