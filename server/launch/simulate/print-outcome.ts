/** A simulated month at the terminal: measures against the time before, what they are made of, and what was assumed. */
import { measures, partWords } from '@zhidan/core/insights/measures/measure.ts';
import type { Measure } from '@zhidan/core/insights/measures/measure-code.ts';
import { assumptionRows, usualAssumptions, type AssumptionName } from '../../simulate/assumptions.ts';
import type { DayReport, Measured, MonthOutcome } from '../../simulate/run-month.ts';
import { isGreen } from '../../simulate/verify-all.ts';

/** The merchant of the article before there was an order centre: seconds, basis points. Stopped scans had no before. */
export const before: Readonly<Partial<Record<Measure, number>>> = { handling: 28_080, misshipped: 530, questions: 3_800, answers: 14_400 };

export function dayLine({ day, facts, breaks, seconds, cpuSeconds }: DayReport): string {
  const { paidOrders, shippedParcels, released, releasedByNobody, waiting, leftovers } = facts;
  const books = isGreen(breaks) ? '账目一致 / books agree' : `账目不一致 / books differ ${JSON.stringify(breaks)}`;
  return (
    `第 ${day} 天 / day ${day}: ${paidOrders} 单 / orders, ${shippedParcels} 包裹 / parcels, ` +
    `${percent(releasedByNobody, released)} 免人工审 / untouched, ${waiting} 等 / waiting, ${leftovers} 遗留 / left over, ${books}, ${seconds} s (CPU ${cpuSeconds} s)`
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
    `免人工审核 / passed audit untouched: ${percent(last?.releasedByNobody ?? 0, last?.released ?? 0)}`,
    ...outcome.kept.map(({ kind, rule, orders: some }) => `  ${kind}${rule === null ? '' : ` · ${rule}`}: ${some}`),
    `超时 / late: ${last?.lateOrders ?? 0} 单 / orders, 赔付 / penalties ¥${((last?.penaltyFen ?? 0) / 100).toFixed(2)}`,
    `人工 / work: ${orders === 0 ? 0 : Math.round((minutes * 1_000) / orders)} 分钟/千单 / minutes per 1,000 orders`,
    ...Object.entries(outcome.minutes)
      .toSorted(([, one], [, other]) => other - one)
      .map(([task, some]) => `  ${task.padEnd(8)} ${Math.round(some)} min`),
    '',
    '假设 / assumptions (brief 文章, spec 设计, assumed 自定)',
    ...(Object.keys(assumptionRows) as AssumptionName[]).map((name) => assumptionLine(name, outcome.assumptions[name])),
    '',
    `机器用时 / machine time: ${outcome.machineSeconds} s`,
  ];
}

function measureLines({ measure, value, high, of, parts }: Measured): readonly string[] {
  const { words, unit } = measures[measure];
  const shown = (figure: number | null): string =>
    figure === null ? '–' : unit === 'seconds' ? span(figure) : `${(figure / 100).toFixed(2)} %`;
  const head = `  ${words['zh-CN']} / ${words.en}: ${shown(before[measure] ?? null)} → ${shown(value)}${high === null ? '' : ` (${shown(high)})`}  n = ${of}`;
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
