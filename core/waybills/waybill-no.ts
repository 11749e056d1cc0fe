import type { CarrierCode } from '../channels/carrier/carrier-codes.ts';
import { waybillNoRules, type WaybillNoRule } from './waybill-no-rules.ts';

/** A number as it is compared and sent: without blanks and invisible signs, letters and digits of usual width, in capitals. */
export function tidyWaybillNo(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\u200B-\u200D\u2060\uFEFF]/gu, '')
    .toUpperCase();
}

/** Whether a tidy number can be one at all, whosever it is. */
export function isWaybillNo(tidy: string): boolean {
  return /^[A-Z0-9-]{4,40}$/u.test(tidy);
}

/**
 * Whose number it may be, the likeliest first; empty when no rule fits. Never one answer, for shapes overlap: where a shipping record
 * names the carrier, that counts.
 */
export function carriersOfNo(text: string, rules: readonly WaybillNoRule[] = waybillNoRules): readonly CarrierCode[] {
  const no = tidyWaybillNo(text);
  if (isS10Shape(no) && !isS10(no)) return []; // letters around nine digits are postal, and then the check digit must hold
  const best = new Map<CarrierCode, number>();
  for (const { carrier, shape, weight } of rules) {
    // the old rules know lower-case letters too
    if (shape.test(no) || shape.test(no.toLowerCase())) best.set(carrier, Math.max(weight, best.get(carrier) ?? 0));
  }
  return Array.from(best)
    .toSorted(([, left], [, right]) => right - left)
    .map(([carrier]) => carrier);
}

const weights = [8, 6, 4, 2, 3, 5, 9, 7];

/** The check digit of the eight digits of a UPU S10 number. @throws RangeError when they are not eight digits */
export function s10CheckDigit(serial: string): number {
  if (!/^\d{8}$/.test(serial)) throw new RangeError(`s10CheckDigit: "${serial}" is not eight digits`);
  const sum = weights.reduce((total, weight, at) => total + weight * Number(serial[at]), 0);
  const digit = 11 - (sum % 11);
  if (digit === 10) return 0;
  return digit === 11 ? 5 : digit;
}

/** Whether a number is an international postal one whose check digit holds: `EE123456785CN`. */
export function isS10(no: string): boolean {
  return isS10Shape(no) && s10CheckDigit(no.slice(2, 10)) === Number(no[10]);
}

const isS10Shape = (no: string): boolean => /^[A-Z]{2}\d{9}[A-Z]{2}$/.test(no);
