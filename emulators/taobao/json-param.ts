import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import { textOf, type AppCall } from './method.ts';
import { invalid } from './top-error.ts';

export type JsonRecord = Readonly<Record<string, Json>>;

/** A parameter that holds a list of objects (a single object counts as a list of one); numbers beyond 2^53 are read whole. */
export function recordsOf(call: AppCall, name: string): JsonRecord[] {
  return asRecords(readJson(call, name));
}

/** A parameter that holds one object. */
export function recordOf(call: AppCall, name: string): JsonRecord {
  return recordsOf(call, name)[0] ?? {};
}

export const asRecords = (value: Json | undefined): JsonRecord[] =>
  (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]) as JsonRecord[];

function readJson(call: AppCall, name: string): Json {
  try {
    return parseJson(textOf(call, name));
  } catch {
    throw invalid(name, '不是合法的 JSON');
  }
}
