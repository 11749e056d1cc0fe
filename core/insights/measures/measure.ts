import { questionKinds, type QuestionKind } from '../../desk/answer-row.ts';
import { requestKinds } from '../../requests/request-kind.ts';
import type { Words } from '../../kernel/words.ts';
import { handlingPieces } from './handling.ts';
import type { Measure } from './measure-code.ts';

/** `seconds`: half take no longer than the value, nine in ten no longer than the high one. `share`: so many of so many, in basis points. */
export type MeasureUnit = 'seconds' | 'share';

type MeasureRow = Readonly<{
  words: Words;
  /** what is counted, so that nobody has to guess */
  definition: Words;
  unit: MeasureUnit;
  /** what each of its rows is */
  rows: Words;
  /** of what its parts are */
  parts: Words;
}>;

/** What the merchant wants to see get better: a new measure is a row here and its facts in server/insights/measures. */
export const measures = {
  handling: {
    words: { 'zh-CN': '处理时长', en: 'Handling time' },
    definition: {
      'zh-CN':
        '买家付款到包裹出库，按付款日。大字是一半订单不超过的时长（P50），旁边是九成订单不超过的（P90）。只算本系统发出的销售订单；接入店铺前付款的，从接入时算起。',
      en: 'From payment to the truck, by day of payment. Half of the orders take no longer (P50), nine in ten no longer than P90. Sales that left by this house; what was paid before its shop was added counts from then.',
    },
    unit: 'seconds',
    rows: { 'zh-CN': '订单', en: 'Orders' },
    parts: { 'zh-CN': '时间花在哪里', en: 'Where the time goes' },
  },
  misshipped: {
    words: { 'zh-CN': '错发漏发率', en: 'Wrong or missing goods' },
    definition: {
      'zh-CN': '发出后因发错、少件而补发或换货的订单 ÷ 发出的订单，按付款日。按补发、换货单上写的原因识别。',
      en: 'Orders followed by goods sent again or exchanged because something was wrong or missing ÷ orders shipped, by day of payment. Told by the reason given.',
    },
    unit: 'share',
    rows: { 'zh-CN': '错发漏发', en: 'Wrong or missing' },
    parts: { 'zh-CN': '错在哪里', en: 'What went wrong' },
  },
  stopped: {
    words: { 'zh-CN': '验货拦下率', en: 'Stopped at the desk' },
    definition: {
      'zh-CN': '验货时扫出错货、多货的包裹 ÷ 验货的包裹，按验货日：本来会寄错，没有寄出。',
      en: 'Parcels in which a scan stopped something wrong ÷ parcels checked, by day of the check: they would have gone out wrong.',
    },
    unit: 'share',
    rows: { 'zh-CN': '拦下的包裹', en: 'Parcels stopped' },
    parts: { 'zh-CN': '扫到什么', en: 'What was scanned' },
  },
  questions: {
    words: { 'zh-CN': '发货进度咨询占比', en: '"Where is it" questions' },
    definition: {
      'zh-CN': '客服回答的“到哪了”“什么时候发” ÷ 客服回答的全部问题。买家在自助页自己看的不算，另外列出。',
      en: '"Where is it" and "when does it ship" ÷ all questions that service answered. Looks by buyers at their own page are no questions and stand beside.',
    },
    unit: 'share',
    rows: { 'zh-CN': '咨询', en: 'Questions' },
    parts: { 'zh-CN': '问什么', en: 'What buyers ask' },
  },
  answers: {
    words: { 'zh-CN': '审批响应时长', en: 'Answer time' },
    definition: {
      'zh-CN': '提出申请到审批人通过或拒绝，按申请日。大字是 P50，旁边是 P90。不需要审批的、撤回的不算。',
      en: 'From asking for a change to the yes or no of the approver, by day of asking: P50, and P90 beside. Without those that needed nobody or were withdrawn.',
    },
    unit: 'seconds',
    rows: { 'zh-CN': '申请', en: 'Requests' },
    parts: { 'zh-CN': '哪类申请', en: 'Which requests' },
  },
} as const satisfies Readonly<Record<Measure, MeasureRow>>;

/** Why goods had to be sent again. Known by what the reason says; the first that fits. */
export const misshipCauses = {
  missing: { words: { 'zh-CN': '少件漏发', en: 'Missing goods' }, marks: ['少件', '漏发', '少发', '缺件', 'missing'] },
  wrong: { words: { 'zh-CN': '发错货', en: 'Wrong goods' }, marks: ['发错', '错发', '寄错', '发成', 'wrong goods', 'wrong item'] },
} as const satisfies Readonly<Record<string, Readonly<{ words: Words; marks: readonly string[] }>>>;

/** Scans that kept something out of a parcel: refusals of core/fulfillment/floor/check.ts. */
export const stopCauses = {
  'check.wrong_goods': { 'zh-CN': '不是这单的货', en: 'Goods of another parcel' },
  'check.too_many': { 'zh-CN': '多拿了', en: 'Too many' },
  'check.unknown_code': { 'zh-CN': '不认识的条码', en: 'Unknown code' },
} as const satisfies Readonly<Record<string, Words>>;

/** What buyers ask that the parcel's whereabouts would answer. */
export const progressQuestions = ['where', 'when'] as const satisfies readonly QuestionKind[];

const wordsOf = <Code extends string>(table: Readonly<Record<Code, Readonly<{ words: Words }>>>): Readonly<Record<string, Words>> =>
  Object.fromEntries(Object.entries<Readonly<{ words: Words }>>(table).map(([code, { words }]) => [code, words]));

/** What the parts of each measure are called. */
export const partWords: Readonly<Record<Measure, Readonly<Record<string, Words>>>> = {
  handling: wordsOf(handlingPieces),
  misshipped: wordsOf(misshipCauses),
  stopped: stopCauses,
  questions: questionKinds,
  answers: wordsOf(requestKinds),
};
