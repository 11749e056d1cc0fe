import { measureCodes, type Measure } from './measure-code.ts';
import { measures, type MeasureUnit } from './measure.ts';

/** The largest figure of the time before that makes sense: a year, or all of it. */
export const baselineLimits: Readonly<Record<MeasureUnit, number>> = { seconds: 366 * 86_400, share: 10_000 };

/** What people call the measures on their own sheets, besides our words. */
const otherNames: Readonly<Record<Measure, readonly string[]>> = {
  handling: ['订单处理时长', '订单处理时效', '处理时效', '发货时长', 'order handling time', 'handling'],
  misshipped: ['错发率', '漏发率', '错发/漏发率', '错漏发率', '错发漏发', 'mis-shipped', 'wrong or missed parcels', 'wrong parcels'],
  stopped: ['拦下率', '错发拦截率', 'stopped'],
  questions: ['发货进度咨询', '查件咨询占比', '催发货占比', 'where is it', 'where is it questions', 'where is my parcel'],
  answers: ['审批时长', '审批响应', '响应时长', '改地址响应时长', 'approvals', 'approval time', 'answers'],
};

/** Case, blanks and quotes do not matter. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s"'“”‘’]/gu, '');

export function measureNamed(text: string): Measure | null {
  const sought = plain(text);
  return (
    measureCodes.find((code) =>
      [code, ...Object.values<string>(measures[code].words), ...otherNames[code]].some((name) => plain(name) === sought),
    ) ?? null
  );
}

const units: readonly Readonly<{ marks: readonly string[]; unit: MeasureUnit; size: number }>[] = [
  { marks: ['天', 'd', 'day', 'days'], unit: 'seconds', size: 86_400 },
  { marks: ['小时', '时', 'h', 'hour', 'hours'], unit: 'seconds', size: 3_600 },
  { marks: ['分钟', '分', 'min', 'minute', 'minutes'], unit: 'seconds', size: 60 },
  { marks: ['秒', 's', 'second', 'seconds'], unit: 'seconds', size: 1 },
  { marks: ['%'], unit: 'share', size: 100 },
];

/**
 * Reads a figure as people write it: `7.8 小时`, `18min`, `5.3%`. Without a unit times are hours and shares percent, as on the page.
 * Seconds or basis points; null when it is none, or lies beyond all sense.
 */
export function readBaseline(text: string, unit: MeasureUnit): number | null {
  const [, digits, mark = ''] = /^(\d{1,9}(?:\.\d{1,6})?)([^\d]*)$/u.exec(plain(text)) ?? [];
  if (digits === undefined) return null;
  const usual = unit === 'seconds' ? 'h' : '%';
  const found = units.find((one) => one.unit === unit && one.marks.includes(mark === '' ? usual : mark));
  if (!found) return null;
  const value = Math.round(Number(digits) * found.size);
  return value <= baselineLimits[unit] ? value : null;
}

export type BaselineRow = Readonly<{ measure: Measure; value: number; note: string }>;
export type BaselineProblem = Readonly<{ row: number; code: 'baseline.measure_unknown' | 'baseline.value_unreadable'; value: string }>;

/**
 * Rows of a sheet: measure, figure, note; a row of headings may stand above.
 * Blank rows, headings and measures without a figure say nothing.
 */
export function readBaselines(
  rows: readonly Readonly<{ number: number; cells: readonly string[] }>[],
): Readonly<{ items: readonly BaselineRow[]; problem: BaselineProblem | null }> {
  const items = new Map<Measure, BaselineRow>();
  for (const { number, cells } of rows) {
    const [name = '', figure = '', note = ''] = cells.map((cell) => cell.trim());
    const isHeading = number === 1 && !/\d/u.test(figure);
    if (name === '' || figure === '' || isHeading) continue;
    const measure = measureNamed(name);
    if (measure === null) return { items: [], problem: { row: number, code: 'baseline.measure_unknown', value: name } };
    const value = readBaseline(figure, measures[measure].unit);
    if (value === null) return { items: [], problem: { row: number, code: 'baseline.value_unreadable', value: figure } };
    items.set(measure, { measure, value, note: note.slice(0, 200) });
  }
  return { items: [...items.values()], problem: null };
}
