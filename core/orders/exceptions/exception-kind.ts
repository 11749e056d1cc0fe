import type { StartingRole } from '../../identity/role.ts';
import type { Words } from '../../kernel/words.ts';
import type { OrderStatus } from '../order-life.ts';

/** What ends an exception by itself, in words for people. `by_hand`: nothing but a person. */
export const exceptionEnds = {
  goods_matched: { 'zh-CN': '全部商品匹配后自动解除', en: 'Goes away when all goods are matched' },
  goods_told: { 'zh-CN': '收到商品明细后自动解除', en: 'Goes away when the goods are told' },
  amounts_agree: { 'zh-CN': '平台金额重新对上后自动解除', en: "Goes away when the platform's sums agree" },
  split_undone: { 'zh-CN': '平台撤销拆单后自动解除', en: 'Goes away when the platform takes the split back' },
  change_applied: { 'zh-CN': '变更处理完后自动解除', en: 'Goes away when the change has been dealt with' },
  refund_settled: { 'zh-CN': '退款撤销、关闭或完成后自动解除', en: 'Goes away when the refund is withdrawn, closed or paid' },
  platform_lifts: { 'zh-CN': '平台解除限制后自动解除', en: 'Goes away when the platform lifts it' },
  balance_paid: { 'zh-CN': '付清尾款后自动解除', en: 'Goes away when the balance is paid' },
  label_withdrawn: {
    'zh-CN': '仓库确认拦下、撤回重审后自动解除',
    en: 'Goes away when the warehouse has laid it aside and it is withdrawn',
  },
  stock_arrived: { 'zh-CN': '到货后自动解除，时限最早的先放行', en: 'Goes away when goods arrive, the earliest deadline first' },
  judged_again: { 'zh-CN': '条件变化后重新判断，不再成立即自动解除', en: 'Goes away when it is judged again and no longer holds' },
  number_taken: { 'zh-CN': '取得运单号后自动解除', en: 'Goes away when a waybill number is taken' },
  goods_returned: { 'zh-CN': '收到退回商品后自动解除', en: 'Goes away when the goods have come back' },
  notice_taken: { 'zh-CN': '平台收下发货信息后自动解除', en: 'Goes away when the platform takes the notice' },
  source_shipped: { 'zh-CN': '原订单发货后自动解除', en: 'Goes away when the original order has left' },
  request_ended: { 'zh-CN': '申请处理完或撤回后自动解除', en: 'Goes away when the request is carried out, rejected or withdrawn' },
  more_time: { 'zh-CN': '发出或平台延长时限后自动解除', en: 'Goes away when it is shipped or its platform gives more time' },
  weighed_again: { 'zh-CN': '重新称重合格后自动解除，也可以人工解除', en: 'Goes away when it is weighed again and fits, or by hand' },
  by_hand: { 'zh-CN': '需要人工解除', en: 'Has to be cleared by a person' },
} as const satisfies Readonly<Record<string, Words>>;

export type ExceptionEnd = keyof typeof exceptionEnds;

/** Whether a person may end it, alone or beside what ends it by itself. */
export const endsByHand = (ends: ExceptionEnd): boolean => ends === 'by_hand' || ends === 'weighed_again';

export type ExceptionKind = Readonly<{
  words: Words;
  /** one sentence; its marks are the fields of the exception's detail */
  says: Words;
  /** what to do about it */
  advice: Words;
  /** blocks: the order cannot go on. informs: somebody should look, the order goes on */
  effect: 'blocks' | 'informs';
  ends: ExceptionEnd;
  /** whether a person with the permission may let the order go on all the same, with a reason */
  force: 'never' | 'with_reason';
  /** where an order must stand for it to matter; once elsewhere it is cleared */
  standsIn: readonly OrderStatus[];
  /** whose work it usually is */
  owner: StartingRole;
}>;

export const beforeShipping: readonly OrderStatus[] = ['unpaid', 'received'];
/** Also an order that its platform calls shipped while a part of it is still here. */
export const whileOpen: readonly OrderStatus[] = ['received', 'shipped'];
