import type { Fen } from '@zhidan/core/kernel/money.ts';
import { fenToYuan } from '@zhidan/core/kernel/money.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });

/** `2026-11-22 11:04:05`, the wall clock in Shanghai: the same text in every language, sortable. */
export function instantText(at: Instant): string {
  return shanghai.format(instantMs(at));
}

const steps = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
  ['year', Number.POSITIVE_INFINITY],
] as const;

/** `3 分钟前`, `in 2 hours`. */
export function relativeText(at: Instant, nowMs: number, language: Language): string {
  let amount = (instantMs(at) - nowMs) / 1000;
  for (const [unit, size] of steps) {
    if (Math.abs(Math.round(amount)) < size) return relative(language).format(Math.round(amount) || 0, unit);
    amount /= size;
  }
  return instantText(at);
}

function relative(language: Language): Intl.RelativeTimeFormat {
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
}

/** `¥1,234.50`, `-¥0.01` */
export function moneyText(amount: Fen): string {
  const [whole = '', decimals = ''] = fenToYuan(amount).replace('-', '').split('.');
  return `${amount < 0 ? '-' : ''}¥${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`;
}

export function numberText(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
}

/** `12.3 MB` */
export function bytesText(bytes: number, language: Language): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = Math.min(bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)), units.length - 1);
  return `${numberText(bytes / 1024 ** power, language)} ${units[power]}`;
}

const spans = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** `3 小时`, `2 min` */
export function unitText(count: number, unit: 'day' | 'hour' | 'minute', language: Language): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
}

/** The largest whole unit: `3 小时`, `2 min`; below a second in milliseconds. */
export function durationText(durationMs: number, language: Language): string {
  const [unit, sizeMs] = spans.find(([, size]) => durationMs >= size) ?? (['millisecond', 1] as const);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(Math.floor(durationMs / sizeMs));
}
