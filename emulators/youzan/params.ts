import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { yuanToFen, type Fen } from '@zhidan/core/kernel/money.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import { beijingMsOf } from '../world/beijing-time.ts';
import { invalid, missing, rejected } from './youzan-error.ts';

/** The JSON body of a call. */
export type Params = JsonObject;

/** @throws YouzanError when it is no JSON object; nothing at all is an empty one */
export function readParams(body: string): Params {
  if (body.trim() === '') return {};
  try {
    const value: Json = parseJson(body);
    if (isObject(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw rejected('请求体不是合法的JSON对象');
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Empty when it is not given. Numbers count as their digits. */
export function optionalText(params: Params, name: string): string {
  const value = params[name];
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') throw invalid(name);
  return String(value);
}

export function textOf(params: Params, name: string): string {
  const value = optionalText(params, name);
  if (value === '') throw missing(name);
  return value;
}

export function wholeOf(params: Params, name: string, range: Readonly<{ min: number; max: number; fallback?: number }>): number {
  const written = optionalText(params, name);
  if (written === '' && range.fallback !== undefined) return range.fallback;
  if (written === '') throw missing(name);
  const value = Number(written);
  if (!Number.isSafeInteger(value) || value < range.min || value > range.max) throw invalid(name, `取值范围为 ${range.min}-${range.max}`);
  return value;
}

/** Yuan, as text or number. */
export function yuanOf(params: Params, name: string): Fen {
  try {
    return yuanToFen(textOf(params, name));
  } catch (error) {
    if (error instanceof RangeError) throw invalid(name, '金额格式不正确，单位元');
    throw error;
  }
}

/** `yyyy-MM-dd HH:mm:ss` in Beijing as Unix milliseconds; null when it is not given. */
export function momentOf(params: Params, name: string): number | null {
  const written = optionalText(params, name);
  if (written === '') return null;
  const ms = beijingMsOf(written);
  if (ms === null) throw invalid(name, '时间格式应为 yyyy-MM-dd HH:mm:ss');
  return ms;
}
