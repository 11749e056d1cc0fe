import type { Json, JsonObject } from '../kernel/canonical-json.ts';

/** The number of a platform's document at its connector's `orderNoPath`; null when none stands there. Never throws. */
export function orderNoAt(document: JsonObject, path: readonly string[]): string | null {
  let value: Json | undefined = document;
  for (const name of path) value = isObject(value) ? value[name] : undefined;
  return (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value) : null;
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
