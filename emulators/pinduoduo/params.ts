import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import { invalid, missing } from './pop-error.ts';

/** Parameters by name, each as the text that was signed. */
export type Params = ReadonlyMap<string, string>;

/** A required text. */
export function textOf(params: Params, name: string): string {
  const value = params.get(name) ?? '';
  if (value === '') throw missing(name);
  return value;
}

/** A whole number within a range; without `fallback` it is required. */
export function wholeOf(params: Params, name: string, range: Readonly<{ min: number; max: number; fallback?: number }>): number {
  const written = params.get(name) ?? '';
  if (written === '' && range.fallback !== undefined) return range.fallback;
  if (written === '') throw missing(name);
  const value = Number(written);
  if (!/^-?\d+$/u.test(written) || value < range.min || value > range.max) throw invalid(name, `不合法，取值范围${range.min}-${range.max}`);
  return value;
}

/** A nested object, sent as JSON text. */
export function objectOf(params: Params, name: string): JsonObject {
  const value = jsonOf(params, name);
  if (!isObject(value)) throw invalid(name, '不是JSON对象');
  return value;
}

/** A list of objects, sent as JSON text. */
export function listOf(params: Params, name: string, most: number): readonly JsonObject[] {
  const value = jsonOf(params, name);
  if (!Array.isArray(value) || !value.every(isObject)) throw invalid(name, '不是JSON数组');
  if (value.length === 0) throw missing(name);
  if (value.length > most) throw invalid(name, `不能超过${most}个`);
  return value;
}

/** A required member of a nested object, as text. */
export function memberOf(object: JsonObject, name: string): string {
  const value = object[name];
  if (value === undefined || value === null || value === '') throw missing(name);
  if (typeof value === 'object') throw invalid(name);
  return String(value);
}

function jsonOf(params: Params, name: string): Json {
  try {
    return parseJson(textOf(params, name));
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid(name, '不是合法的JSON');
    throw error;
  }
}

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
