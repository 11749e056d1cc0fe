import { measures, type MeasureUnit } from '@zhidan/core/insights/measures/measure.ts';
import type { Measure } from '@zhidan/core/insights/measures/measure-code.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';

const spans = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `7.8 小时`, `18 min`, `42 秒`: the largest unit, with one digit behind the point where it says something. */
export function timeText(seconds: number, language: Language): string {
  const [unit, size] = spans.find(([, one]) => seconds >= one) ?? (['second', 1] as const);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(seconds / size);
}

/** `5.3%` of basis points. */
export function shareText(basisPoints: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(basisPoints / 10_000);
}

export function unitText(value: number, unit: MeasureUnit, language: Language): string {
  return unit === 'seconds' ? timeText(value, language) : shareText(value, language);
}

export const figureText = (measure: Measure, value: number, language: Language): string =>
  unitText(value, measures[measure].unit, language);
