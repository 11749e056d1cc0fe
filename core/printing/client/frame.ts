import type { Json, JsonObject } from '../../kernel/canonical-json.ts';

/** What a frame holds; null when it is no JSON object. Programs of other people: nothing in it is certain. */
export function frameOf(text: string): JsonObject | null {
  try {
    const value = JSON.parse(text) as Json;
    return objectOf(value);
  } catch {
    return null;
  }
}

export const objectOf = (value: Json | undefined): JsonObject | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;

export function rowsOf(value: Json | undefined): readonly JsonObject[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Json[]).map((row) => objectOf(row)).filter((row) => row !== null);
}

/** Text, or a number as text; anything else is empty. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
