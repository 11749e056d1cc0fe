import type { Words } from '@zhidan/core/kernel/words.ts';

/** Where a figure comes from: the article, our own writing-up of it, or nobody's word but ours. */
type Source = 'brief' | 'spec' | 'assumed';

/** `share`: of one. Hours of a day are those of Shanghai. */
type Unit = 'a day' | 'share' | 'hour' | 'people' | 'seconds' | 'minutes' | 'pieces' | 'hours' | 'yuan';

type Row = Readonly<{ value: number; unit: Unit; source: Source; words: Words; least?: number }>;

const row = (value: number, unit: Unit, source: Source, words: Words): Row => ({ value, unit, source, words });

/** All that a simulated month believes of its world and its people. `--assumptions` may say any of them otherwise. */
export const assumptionRows = {
  ordersADay: row(800, 'a day', 'brief', { 'zh-CN': '每天付款订单数', en: 'orders paid a day' }),
  unpaid: row(0.07, 'share', 'assumed', { 'zh-CN': '下单不付款', en: 'orders that are never paid' }),
  messages: row(0.02, 'share', 'assumed', { 'zh-CN': '下单留言', en: 'buyers who write with the order' }),
  writesLater: row(0.005, 'share', 'assumed', { 'zh-CN': '付款后留言', en: 'buyers who write after paying' }),
  addressOnPlatform: row(0.01, 'share', 'assumed', { 'zh-CN': '在平台改地址', en: 'addresses changed on the platform' }),
  addressByChat: row(0.01, 'share', 'assumed', { 'zh-CN': '找客服改地址', en: 'addresses changed by way of service' }),
  refundsBefore: row(0.02, 'share', 'assumed', { 'zh-CN': '发货前退款', en: 'refunds asked before shipping' }),
  refundsAfter: row(0.05, 'share', 'assumed', { 'zh-CN': '签收后退款', en: 'refunds asked after signing' }),
  withdrawsRefund: row(0.25, 'share', 'assumed', { 'zh-CN': '撤销退款', en: 'of refunds before shipping, withdrawn' }),
  hasteMinutes: row(0, 'minutes', 'assumed', {
    'zh-CN': '改主意（退款、改地址）须在付款后多少分钟内，0 为不限',
    en: 'whoever changes his mind does so within this after paying; 0: hours',
  }),
  underRisk: row(0.005, 'share', 'assumed', { 'zh-CN': '平台风控', en: 'orders under review of the platform' }),
  urges: row(0.02, 'share', 'assumed', { 'zh-CN': '催发货', en: 'buyers who urge on the platform' }),
  troubledParcels: row(0.03, 'share', 'assumed', { 'zh-CN': '物流异常包裹', en: 'parcels in trouble on their way' }),

  deskFrom: row(8.5, 'hour', 'assumed', { 'zh-CN': '办公室上班', en: 'the office opens' }),
  deskUntil: row(22, 'hour', 'assumed', { 'zh-CN': '办公室下班', en: 'the office closes' }),
  floorFrom: row(8.5, 'hour', 'assumed', { 'zh-CN': '仓库上班', en: 'the warehouse opens' }),
  floorUntil: row(20.5, 'hour', 'assumed', { 'zh-CN': '仓库下班', en: 'the warehouse closes' }),
  lookMinutes: {
    ...row(10, 'minutes', 'assumed', {
      'zh-CN': '多久看一次待办（也是模拟的时间精度）',
      en: 'how often people look at what waits; so exact are moments',
    }),
    least: 1,
  },
  floorPeople: row(4, 'people', 'assumed', { 'zh-CN': '仓库当班人数', en: 'people in the warehouse' }),
  servicePeople: row(2, 'people', 'assumed', { 'zh-CN': '客服当班人数', en: 'people in service' }),
  auditPeople: row(1, 'people', 'assumed', { 'zh-CN': '审单当班人数', en: 'people who audit' }),
  refundAfterMinutes: row(60, 'minutes', 'assumed', { 'zh-CN': '多久处理一次退款', en: 'how often refunds are looked at' }),

  autoPassYuan: row(2_500, 'yuan', 'assumed', {
    'zh-CN': '多少元以内自动放行，再多由财务看（最贵的约 1 %）',
    en: 'up to how much an order passes by itself; finance sees the dearest hundredth',
  }),
  patienceMinutes: row(15, 'minutes', 'assumed', { 'zh-CN': '审单员先等规则自动放行', en: 'auditors leave an order to the rules' }),

  auditSeconds: row(45, 'seconds', 'assumed', { 'zh-CN': '人工审一单', en: 'to audit an order by hand' }),
  financeSeconds: row(60, 'seconds', 'assumed', { 'zh-CN': '财审一单', en: 'to approve an amount' }),
  approveSeconds: row(40, 'seconds', 'assumed', { 'zh-CN': '审批一次', en: 'to decide on a request' }),
  answerSeconds: row(60, 'seconds', 'assumed', { 'zh-CN': '回答一个买家', en: 'to answer a buyer' }),
  requestSeconds: row(90, 'seconds', 'assumed', { 'zh-CN': '提一个申请', en: 'to make a request' }),
  refundSeconds: row(40, 'seconds', 'assumed', { 'zh-CN': '处理一笔退款', en: 'to agree to a refund' }),
  matchSeconds: row(20, 'seconds', 'assumed', { 'zh-CN': '确认一个新商品', en: 'to confirm new goods' }),
  printSeconds: row(3, 'seconds', 'assumed', { 'zh-CN': '打一张面单', en: 'to print and tear off a label' }),
  pickSeconds: row(40, 'seconds', 'assumed', { 'zh-CN': '拣一个包裹', en: 'to pick a parcel' }),
  checkSeconds: row(25, 'seconds', 'assumed', { 'zh-CN': '验货打包一个包裹', en: 'to check and pack a parcel' }),
  mendSeconds: row(60, 'seconds', 'assumed', { 'zh-CN': '换回一件拣错的货', en: 'to bring what was picked wrong back' }),
  weighSeconds: row(5, 'seconds', 'assumed', { 'zh-CN': '称重', en: 'to weigh a parcel' }),
  shipSeconds: row(3, 'seconds', 'assumed', { 'zh-CN': '出库扫描', en: 'to scan a parcel out' }),
  inboundSeconds: row(60, 'seconds', 'assumed', { 'zh-CN': '入库一个 SKU', en: 'to take a SKU in' }),

  mispicks: row(0.053, 'share', 'brief', { 'zh-CN': '手工错拣漏拣率', en: 'parcels picked wrong or incomplete by hand' }),
  mispicksMissing: row(0.4, 'share', 'assumed', { 'zh-CN': '其中少拿', en: 'of them: something is missing' }),
  mixups: row(0.0005, 'share', 'assumed', {
    'zh-CN': '扫描拦不住的发错（如贴错箱）',
    en: 'wrong parcels that no scan sees, such as swapped labels',
  }),
  reactionMinutes: row(8, 'minutes', 'assumed', {
    'zh-CN': '主管看手机的间隔（中位数）',
    en: 'until a supervisor looks at the phone, half of the time',
  }),
  approves: row(0.95, 'share', 'assumed', { 'zh-CN': '批准比例', en: 'requests that are approved' }),

  otherQuestions: row(0.08, 'share', 'assumed', { 'zh-CN': '问其他问题的订单', en: 'orders with another question' }),
  progressShareBefore: row(0.38, 'share', 'brief', { 'zh-CN': '上线前“到哪了”占比', en: '“where is it” among questions before' }),
  selfServed: row(0.5, 'share', 'assumed', { 'zh-CN': '先看自助页的买家', en: 'buyers who look at their own page first' }),
  askWithinHours: row(72, 'hours', 'assumed', { 'zh-CN': '付款后多久内会问', en: 'after payment, in which buyers ask' }),

  restockBelow: row(60, 'pieces', 'assumed', { 'zh-CN': '可用少于多少件就补货', en: 'fewer pieces than this are filled up' }),
  restockTo: row(400, 'pieces', 'assumed', { 'zh-CN': '缺货时补到', en: 'goods that run out are filled up to' }),
} as const satisfies Readonly<Record<string, Row>>;

export type AssumptionName = keyof typeof assumptionRows;
export type Assumptions = Readonly<Record<AssumptionName, number>>;

const names = Object.keys(assumptionRows) as AssumptionName[];

export const usualAssumptions: Assumptions = Object.fromEntries(names.map((name) => [name, assumptionRows[name].value])) as Record<
  AssumptionName,
  number
>;

/**
 * What two months must assume that are compared: whoever changes his mind does so at once, not in the very minute in which the parcel
 * leaves; and deliveries fill every shelf up to one level, so that what lies there does not follow the minute in which somebody looked.
 */
export const comparable = (assumptions: Assumptions): Assumptions => ({
  ...assumptions,
  hasteMinutes: 0.3,
  restockBelow: fullShelf,
  restockTo: fullShelf,
});

/** More than lies anywhere at the beginning, and more than is sold before somebody looks. */
const fullShelf = 2_000;

/** What is wrong with the figures that somebody gave; the names that there are go with an unknown one. */
export type AssumptionProblem = Readonly<{ name: string; problem: 'unknown' | 'no number' | 'out of range' }>;

/** Takes given figures over the usual ones: shares lie between 0 and 1, hours in a day, everything else is not negative. */
export function readAssumptions(
  given: Readonly<Record<string, unknown>>,
): Readonly<{ assumptions: Assumptions; problems: readonly AssumptionProblem[] }> {
  const problems = Object.entries(given).flatMap(([name, value]): AssumptionProblem[] => {
    if (!Object.hasOwn(assumptionRows, name)) return [{ name, problem: 'unknown' }];
    if (typeof value !== 'number' || !Number.isFinite(value)) return [{ name, problem: 'no number' }];
    const { unit, least = 0 }: Row = assumptionRows[name as AssumptionName];
    const most = unit === 'share' ? 1 : unit === 'hour' ? 24 : Number.MAX_SAFE_INTEGER;
    return value < least || value > most ? [{ name, problem: 'out of range' }] : [];
  });
  return { assumptions: { ...usualAssumptions, ...(given as Partial<Assumptions>) }, problems };
}
