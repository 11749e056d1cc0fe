import { z } from 'zod';
import type { Words, WordValues } from '../kernel/words.ts';

/** What carrying a request out means, in words that an approver reads in a second. No personal data. */
export const consequenceWords = {
  applied: { 'zh-CN': '直接修改，重新审单', en: 'It is changed at once and audited again' },
  number_voided: { 'zh-CN': '运单 {waybills} 作废，重新取号', en: 'Waybill {waybills} is given back, a new number is taken' },
  label_stopped: {
    'zh-CN': '面单已打印：仓库拦下包裹后作废、重打',
    en: 'The label is printed: the warehouse lays the parcel aside, then it is printed anew',
  },
  intercepted: {
    'zh-CN': '包裹已发出：申请快递拦截（{waybills}），不保证成功，可能收费',
    en: 'It has left: the courier is asked to stop {waybills}, without promise and maybe for a fee',
  },
  parted: { 'zh-CN': '从 {count} 单的合单里拆出，其余照常发', en: 'It leaves a parcel of {count} orders; the others ship as they are' },
  fee_more: { 'zh-CN': '运费增加 {yuan} 元（{from} → {to}）', en: 'Freight rises by ¥{yuan} ({from} → {to})' },
  fee_less: { 'zh-CN': '运费减少 {yuan} 元（{from} → {to}）', en: 'Freight falls by ¥{yuan} ({from} → {to})' },
  area_other: { 'zh-CN': '从{from}改到{to}，仓库和快递可能变', en: 'It goes from {from} to {to}: warehouse and courier may change' },
  area_suspended: { 'zh-CN': '新地址停发：{reason}', en: 'The new address is in a suspended area: {reason}' },
  platform_told: { 'zh-CN': '会同步到平台', en: 'The platform is told' },
  platform_not_told: {
    'zh-CN': '平台不支持同步，买家在平台看到的还是原来的',
    en: 'The platform cannot be told: the buyer still sees the old one there',
  },
  canceled: { 'zh-CN': '释放库存，挂起订单等平台退款', en: 'Stock is freed, the order waits for the platform’s refund' },
  replaced: { 'zh-CN': '原商品退回库存，改占 {goods}', en: 'The goods go back to stock, {goods} are reserved instead' },
  follows: { 'zh-CN': '另建一单：{goods}', en: 'An order of its own is made: {goods}' },
  rushed: { 'zh-CN': '排到最前：打印、拣货优先', en: 'It goes first in printing and picking' },
  forced: {
    'zh-CN': '不再因「{exceptions}」拦截，计入强制放行日报',
    en: '"{exceptions}" no longer stops it; it stands in the report of forced orders',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type ConsequenceCode = keyof typeof consequenceWords;

export const consequenceSchema = z.object({
  code: z.enum(Object.keys(consequenceWords) as [ConsequenceCode, ...ConsequenceCode[]]),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Consequence = Readonly<{ code: ConsequenceCode; values: WordValues }>;
