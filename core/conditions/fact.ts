import type { FieldType } from './field.ts';

/**
 * What a condition is judged on: plain data by field key, as it is logged. Moments are whole milliseconds since 1970, money whole fen,
 * text is normalised, a list holds facts of its items. What does not fit the type of its field counts as blank.
 */
export type Facts = Readonly<Record<string, unknown>>;

/** The first moment of year 1 and the last of year 9999, which PostgreSQL and JavaScript both know. */
export const firstMomentMs = -62_135_596_800_000;
export const lastMomentMs = 253_402_300_799_999;

/** Numbers above this size count as blank, those below it as 0: PostgreSQL refuses to read what leaves the range of a double. */
export const largestDecimal = 1e300;
export const smallestDecimal = 1e-300;

/** The text of a field that holds one; null when it is blank. */
export function textFact(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function wholeFact(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

export function decimalFact(value: unknown): number | null {
  if (typeof value !== 'number') return null;
  const size = Math.abs(value);
  if (size < smallestDecimal) return 0;
  return size <= largestDecimal ? value : null;
}

export function momentFact(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= firstMomentMs && value <= lastMomentMs ? value : null;
}

export function flagFact(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

const isText = (value: unknown): value is string => typeof value === 'string';

export function setFact(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const texts: readonly string[] = value.every(isText) ? value : value.filter(isText);
  return texts.length === 0 ? null : texts;
}

export function itemsFact(value: unknown): readonly Facts[] {
  if (!Array.isArray(value)) return [];
  return value.every(isItem) ? value : value.filter(isItem);
}

const isItem = (value: unknown): value is Facts => typeof value === 'object' && value !== null && !Array.isArray(value);

/** How the value of a field is read; null when it is blank. */
export const readFact: Readonly<Record<FieldType, (value: unknown) => string | number | boolean | readonly string[] | null>> = {
  text: textFact,
  code: textFact,
  choice: textFact,
  set: setFact,
  whole: wholeFact,
  fen: wholeFact,
  decimal: decimalFact,
  time: momentFact,
  flag: flagFact,
};
