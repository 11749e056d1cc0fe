import type { Words } from '../kernel/words.ts';
import type { ConditionProblem, ProblemCode } from './condition-problem.ts';
import type { FieldScope, ListField } from './field.ts';
import type { Place } from './place.ts';

/** Where a reader stands in a condition, and where it puts what is wrong. */
export type Reading = Readonly<{
  place: Place;
  scope: FieldScope;
  /** the list whose items are asked; null for the record itself */
  list: ListField | null;
  path: string;
  /** groups around this place, within its scope */
  depth: number;
  /** names that are being read right now */
  uses: readonly string[];
  problems: ConditionProblem[];
  count: { tests: number };
}>;

export type ProblemValues = Readonly<Record<string, string | number | Words>>;

/** Notes a problem; answers false, so that a reader can return it. */
export function report(reading: Reading, code: ProblemCode, values: ProblemValues = {}, at = ''): false {
  reading.problems.push({ path: joined(reading.path, at), code, values });
  return false;
}

/** The same reading one step further in: `.where`, `all[2]`. */
export function stepInto(reading: Reading, step: string, change: Partial<Reading> = {}): Reading {
  return { ...reading, ...change, path: joined(reading.path, step) };
}

function joined(path: string, step: string): string {
  return path === '' || step === '' ? path + step : `${path}.${step}`;
}

/** A value as a message shows it: JSON, cut short. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export const listed = (names: readonly string[]): string => (names.length === 0 ? '–' : names.join(', '));

/** Several words in one: `订单金额、省份`, `order amount, province`. */
export function listedWords(words: readonly Words[]): Words {
  return { 'zh-CN': words.map((each) => each['zh-CN']).join('、') || '–', en: words.map(({ en }) => en).join(', ') || '–' };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The names that look most like one that does not exist, by the pairs of characters they share. */
export function nearest(name: string, names: readonly string[]): readonly string[] {
  const pairs = (text: string): ReadonlySet<string> => new Set(Array.from(text.slice(1), (next, index) => `${text[index] ?? ''}${next}`));
  const wanted = pairs(name.toLowerCase());
  const scored = names.map((each) => ({ each, score: [...pairs(each.toLowerCase())].filter((pair) => wanted.has(pair)).length }));
  return scored
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, 3)
    .map(({ each }) => each);
}
