import type { TraceMeaning, TraceState, TraceSub } from './trace-state.ts';

type TextRule = Readonly<{ re: RegExp; not?: RegExp; state: TraceState; sub?: TraceSub }>;

/** What a courier's sentence means, read only where no code came with it; the first that fits counts. Source: logistics.md §11.5. */
export const traceTextRules: readonly TextRule[] = [
  { re: /^签收\s*\d{4}-\d{2}-\d{2}/, state: 'DELIVERED' },
  { re: /已揽收|已收件|揽收成功|已收取快件|【揽收】/, state: 'PICKED_UP' },
  { re: /退回|退件|返回寄件|原返/, state: 'RETURNED' },
  { re: /拒收|拒签/, state: 'REJECTED' },
  { re: /签收|已代收|妥投|已取件|取出/, not: /未签收|待签收|预计/, state: 'DELIVERED' },
  { re: /已(?:放|放在|放置|放至|送至|送到)\S{0,6}门口/, state: 'DELIVERED' },
  { re: /驿站|快递柜|丰巢|兔喜|妈妈驿站|代收点|自提柜/, not: /签收|取出|取件成功/, state: 'OUT_FOR_DELIVERY', sub: 'AT_LOCKER' },
  { re: /派送中|派件中|正在派|开始派送|安排投递/, state: 'OUT_FOR_DELIVERY' },
  { re: /到达|已发往|发往|离开|装车|中转|分拣|转运/, state: 'IN_TRANSIT' },
  { re: /破损|丢失|遗失|滞留|超区|无法联系|地址不详|延误|异常|疫情|暴雨|停运/, state: 'EXCEPTION' },
];

/** What a sentence means; null when it tells nothing about where the parcel is. */
export function meaningOfText(text: string): TraceMeaning | null {
  const rule = traceTextRules.find(({ re, not }) => re.test(text) && !not?.test(text));
  return rule ? { state: rule.state, sub: rule.sub ?? null } : null;
}
