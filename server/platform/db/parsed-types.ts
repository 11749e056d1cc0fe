import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { types, type CustomTypesConfig } from 'pg';

type Parse = (text: string) => unknown;

/** pg_type.oid of the types that we read in our own way; all others stay as `pg` reads them. */
const oid = { int8: 20, date: 1082, timestamptz: 1184, int8Array: 1016, dateArray: 1182, timestamptzArray: 1185, textArray: 1009 };

/** @throws RangeError beyond ±2^53, where a number would silently change */
export function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The database answered ${text}, which does not fit a safe integer.`);
  return value;
}

/**
 * `2026-11-22 03:04:05.67+00` → `2026-11-22T03:04:05.670Z`; digits after the millisecond are cut off.
 * @throws RangeError on another zone (our sessions are in UTC), on infinity, and outside the years 1 to 9999
 */
export function instantFromText(text: string): Instant {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text);
  if (!parts) throw new RangeError(`The database answered the moment "${text}", which is none of ours.`);
  return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').slice(0, 3).padEnd(3, '0')}Z` as Instant;
}

const asText: Parse = (text) => text;
/** The items of a PostgreSQL array, each read by `parse`. */
const eachOf = (parse: Parse): Parse => {
  const items: (text: string) => readonly (string | null)[] = types.getTypeParser(oid.textArray);
  return (text) => items(text).map((item) => (item === null ? null : parse(item)));
};

const parsers = new Map<number, Parse>([
  [oid.int8, safeInteger],
  [oid.date, asText],
  [oid.timestamptz, instantFromText],
  [oid.int8Array, eachOf(safeInteger)],
  [oid.dateArray, eachOf(asText)],
  [oid.timestamptzArray, eachOf(instantFromText)],
]);

/** How values arrive: bigint as safe number, timestamptz as Instant, date as LocalDate text, jsonb parsed, numeric and xid8 as text. */
export const parsedTypes: CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(id)) || types.getTypeParser(id, format)) as CustomTypesConfig['getTypeParser'],
};
