import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { comparable, readAssumptions, type Assumptions } from '../../simulate/assumptions.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';

export type SimulateLine = Readonly<{ days: number; seed: string; out: string | null; hasFaults: boolean; assumptions: Assumptions }>;

const longestDays = 366;
const mostOrders = 50_000;

const problems = {
  unknown: { 'zh-CN': '看不懂参数：{value}', en: 'cannot read: {value}' },
  days: { 'zh-CN': '--days 应为 1–366 的整数，现在是 {value}', en: '--days is a whole number from 1 to 366, not {value}' },
  orders: {
    'zh-CN': '--orders-a-day 应为 1–50000 的整数，现在是 {value}',
    en: '--orders-a-day is a whole number from 1 to 50000, not {value}',
  },
  file: { 'zh-CN': '读不到 {value}，或不是 JSON 对象', en: '{value} cannot be read, or holds no JSON object' },
  assumption: { 'zh-CN': '假设有误：{value}', en: 'assumptions that cannot be: {value}' },
} as const satisfies Readonly<Record<string, Words>>;

export type LineProblem = Readonly<{ words: Words; value: string }>;
type Read = Readonly<{ ok: true; line: SimulateLine }> | Readonly<{ ok: false; problem: LineProblem }>;

const wrong = (code: keyof typeof problems, value: string): Read => ({ ok: false, problem: { words: problems[code], value } });

/** What was typed after `simulate`, with the assumptions of the file; what the line says counts more than the file. */
export async function readSimulateAsk(rest: readonly string[]): Promise<Read> {
  let values: Readonly<Partial<Record<'days' | 'seed' | 'orders-a-day' | 'assumptions' | 'out', string>> & { faults?: boolean }>;
  try {
    const text = { type: 'string' } as const;
    const options = { days: text, seed: text, 'orders-a-day': text, assumptions: text, out: text, faults: { type: 'boolean' } } as const;
    ({ values } = parseArgs({ args: [...rest], options, strict: true, allowPositionals: false }));
  } catch (error) {
    return wrong('unknown', error instanceof Error ? error.message : String(error));
  }
  const { days = '30', seed = '1', 'orders-a-day': orders, out = null, faults: hasFaults = false } = values;
  if (!isWhole(days, longestDays)) return wrong('days', days);
  if (orders !== undefined && !isWhole(orders, mostOrders)) return wrong('orders', orders);
  const given = values.assumptions === undefined ? {} : await jsonIn(values.assumptions);
  if (given === null) return wrong('file', values.assumptions ?? '');
  const { assumptions, problems: found } = readAssumptions({ ...given, ...(orders !== undefined && { ordersADay: Number(orders) }) });
  if (found.length > 0) return wrong('assumption', found.map(({ name, problem }) => `${name} (${problem})`).join(', '));
  return { ok: true, line: { days: Number(days), seed, out, hasFaults, assumptions: hasFaults ? comparable(assumptions) : assumptions } };
}

const isWhole = (text: string, most: number): boolean => /^[1-9]\d{0,5}$/u.test(text) && Number(text) <= most;

async function jsonIn(file: string): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
