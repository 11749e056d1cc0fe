/** A simulated month at the terminal: measures against the time before, what they are made of, and what was assumed. */
import type { Words } from '@zhidan/core/kernel/words.ts';
import { orderExceptions, type OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import { measures, partWords } from '@zhidan/core/insights/measures/measure.ts';
import { demoBaselines } from '../../main.ts';
import { assumptionRows, usualAssumptions, type AssumptionName } from '../../simulate/assumptions.ts';
import { differencesOf, stateParts, statePartWords } from '../../simulate/digest/end-state.ts';
import type { DayReport, Measured, MonthOutcome } from '../../simulate/run-month.ts';
import { releasedByHand } from '../../simulate/month-outcome-query.ts';
import type { Wrongs } from '../../simulate/digest/wrongs-query.ts';
import type { Task } from '../../simulate/staff/hands.ts';
import { isGreen } from '../../simulate/verify-all.ts';
import { countedLine } from './fault-words.ts';

/** A day in a line, with what went wrong in it below, where faults were made. */
export function dayLines(report: DayReport): readonly string[] {
  const { wrongs, digest, faults, repeated } = report;
  return [
    dayLine(report),
    `  ${wrongNames.map((name) => `${wrongWords[name]['zh-CN']} / ${wrongWords[name].en} ${wrongs[name]}`).join(', ')}, 摘要 / digest ${digest.slice(0, 16)}`,
    ...(Object.keys(faults).length === 0 ? [] : [`  故障 / faults: ${countedLine(faults)}`]),
    ...(Object.keys(repeated).length === 0 ? [] : [`  再做一次的 / done again: ${countedLine(repeated)}`]),
  ];
}

const leastUntouched = 0.95;

const wrongWords = {
  lost: { 'zh-CN': '漏单', en: 'lost' },
  doubled: { 'zh-CN': '重复', en: 'doubled' },
  heldPrinted: { 'zh-CN': '拦截仍打单', en: 'held, yet printed' },
  oversold: { 'zh-CN': '超卖的 SKU', en: 'oversold SKUs' },
} as const satisfies Readonly<Record<keyof Wrongs, Words>>;
const wrongNames = Object.keys(wrongWords) as (keyof Wrongs)[];

const taskWords: Readonly<Record<Task, Words>> = {
  audit: { 'zh-CN': '审单', en: 'audit' },
  finance: { 'zh-CN': '财审', en: 'finance' },
  approve: { 'zh-CN': '审批', en: 'approve' },
  answer: { 'zh-CN': '回答买家', en: 'answer buyers' },
  request: { 'zh-CN': '提申请', en: 'make requests' },
  refund: { 'zh-CN': '处理退款', en: 'refunds' },
  match: { 'zh-CN': '匹配商品', en: 'match goods' },
  print: { 'zh-CN': '打单', en: 'print' },
  pick: { 'zh-CN': '拣货', en: 'pick' },
  check: { 'zh-CN': '验货', en: 'check' },
  mend: { 'zh-CN': '换回拣错的货', en: 'bring back wrong picks' },
  weigh: { 'zh-CN': '称重', en: 'weigh' },
  ship: { 'zh-CN': '出库', en: 'ship' },
  inbound: { 'zh-CN': '入库', en: 'take in' },
};

const shownDifferences = 5;

/** Whether two months ended the same, and if not, the first differences in words. */
export function comparisonLines(calm: MonthOutcome, rough: MonthOutcome): readonly string[] {
  if (calm.digest === rough.digest)
    return [
      `结果一致 / both ends are the same: ${stateParts.map((part) => `${rough.state[part].length} ${part}`).join(', ')}, ${rough.digest}`,
    ];
  return [
    `结果不一致 / the ends differ: ${calm.digest} ≠ ${rough.digest}`,
    ...differencesOf(calm.state, rough.state).flatMap(({ part, onlyFirst, onlySecond }) => [
      `${statePartWords[part]['zh-CN']} / ${statePartWords[part].en}: 只在无故障时 / only without faults ${onlyFirst.length}, 只在有故障时 / only with faults ${onlySecond.length}`,
      ...onlyFirst.slice(0, shownDifferences).map((line) => `  - ${line}`),
      ...onlySecond.slice(0, shownDifferences).map((line) => `  + ${line}`),
    ]),
  ];
}

function dayLine({ day, facts, ofDay, breaks, seconds }: DayReport): string {
  const { released, releasedByNobody, waiting, leftovers, databaseMb } = facts;
  const books = isGreen(breaks) ? '账目一致 / books agree' : `账目不一致 / books differ ${JSON.stringify(breaks)}`;
  return (
    `第 ${day} 天 / day ${day}: 付款 / paid ${ofDay.paidOrders}, 发出包裹 / parcels sent ${ofDay.shippedParcels}, ` +
    `至今免人工审 / untouched so far ${percent(releasedByNobody, released)}, 超过一天未放行 / not let go within a day ${waiting}, ` +
    `失败的任务 / failed jobs ${leftovers}, ${books}, ${seconds} s, 数据库 / database ${databaseMb} MB`
  );
}

export function outcomeLines(outcome: MonthOutcome): readonly string[] {
  const last = outcome.days.at(-1)?.facts;
  const minutes = Object.values(outcome.minutes).reduce((sum, some) => sum + some, 0);
  const orders = last?.paidOrders ?? 0;
  return [
    '',
    '指标 / measure: 上线前 / before → 模拟 / simulated (P90)',
    ...outcome.measures.flatMap(measureLines),
    '满意度 NPS：模拟无从得知，不列 / NPS: no simulation can tell, left out',
    '',
    '承诺 / promises',
    ...promises(outcome).map(({ words, value, isKept }) => `  ${isKept ? '✓' : '✗'} ${words['zh-CN']} / ${words.en}: ${value}`),
    '',
    '哪些订单停下过、要人看过（单数） / what stopped orders or was shown to people (orders)',
    ...outcome.kept.map(keptLine),
    `超时 / late: ${last?.lateOrders ?? 0} 单 / orders, 赔付 / penalties ¥${((last?.penaltyFen ?? 0) / 100).toFixed(2)}`,
    `人工 / work: ${orders === 0 ? 0 : Math.round((minutes * 1_000) / orders)} 分钟/千单 / minutes per 1,000 orders`,
    ...Object.entries(outcome.minutes)
      .toSorted(([, one], [, other]) => other - one)
      .map(([task, some]) => `  ${taskWords[task as Task]['zh-CN']} / ${taskWords[task as Task].en}: ${Math.round(some)} 分钟 / min`),
    '',
    '假设 / assumptions (brief 文章, spec 设计, assumed 自定)',
    ...(Object.keys(assumptionRows) as AssumptionName[]).map((name) => assumptionLine(name, outcome.assumptions[name])),
    '',
    `摘要 / digest (${stateParts.map((part) => `${outcome.state[part].length} ${part}`).join(', ')}): ${outcome.digest}`,
    `机器用时 / machine time: ${outcome.machineSeconds} s`,
  ];
}

type Promised = Readonly<{ words: Words; value: string; isKept: boolean }>;

/** What a month must show, and whether it did. */
function promises({ days }: MonthOutcome): readonly Promised[] {
  const last = days.at(-1)?.facts;
  const [released, untouched] = [last?.released ?? 0, last?.releasedByNobody ?? 0];
  const none = (words: Words, count: number): Promised => ({ words, value: String(count), isKept: count === 0 });
  const greenDays = days.filter(({ breaks }) => isGreen(breaks)).length;
  const books = { 'zh-CN': '每晚账目一致的天数', en: 'days whose books agree' };
  return [
    {
      words: { 'zh-CN': '免人工审核，至少 95 %', en: 'passed audit untouched, at least 95 %' },
      value: percent(untouched, released),
      isKept: untouched >= released * leastUntouched,
    },
    ...wrongNames.map((name) => none(wrongWords[name], Math.max(0, ...days.map(({ wrongs }) => wrongs[name])))),
    { words: books, value: `${greenDays}/${days.length}`, isKept: greenDays === days.length },
    none({ 'zh-CN': '失败的后台任务', en: 'background jobs that failed for good' }, last?.leftovers ?? 0),
  ];
}

function keptLine({ kind, rule, orders }: MonthOutcome['kept'][number]): string {
  const words =
    kind === releasedByHand ? { 'zh-CN': '由人放行', en: 'let go by a person' } : orderExceptions[kind as OrderExceptionKind].words;
  return `  ${words['zh-CN']} / ${words.en}${rule === null ? '' : ` · ${rule}`}: ${orders}`;
}

function measureLines({ measure, value, high, of, parts }: Measured): readonly string[] {
  const { words, unit } = measures[measure];
  const shown = (figure: number | null): string =>
    figure === null ? '–' : unit === 'seconds' ? span(figure) : `${(figure / 100).toFixed(2)} %`;
  const head = `  ${words['zh-CN']} / ${words.en}: ${shown(demoBaselines[measure] ?? null)} → ${shown(value)}${high === null ? '' : ` (${shown(high)})`}  n = ${of}`;
  return [
    head,
    ...parts.map((part) => {
      const name = partWords[measure][part.code];
      const figure = unit === 'seconds' ? `${shown(part.value)} (${shown(part.high)})` : String(part.of);
      return `      ${name ? `${name['zh-CN']} / ${name.en}` : part.code}: ${figure}`;
    }),
  ];
}

function assumptionLine(name: AssumptionName, value: number): string {
  const { unit, source, words } = assumptionRows[name];
  const isChanged = value !== usualAssumptions[name];
  return `  ${name.padEnd(20)} ${String(value).padStart(7)} ${unit.padEnd(8)} ${(isChanged ? 'given' : source).padEnd(8)} ${words['zh-CN']} / ${words.en}`;
}

const percent = (some: number, all: number): string => (all === 0 ? '–' : `${((some * 100) / all).toFixed(1)} %`);

function span(seconds: number): string {
  if (seconds < 3_600) return `${(seconds / 60).toFixed(1)} min`;
  return `${(seconds / 3_600).toFixed(1)} h`;
}
