import type { Json, JsonObject } from '../kernel/canonical-json.ts';
import { instant, type Instant } from '../kernel/instant.ts';
import { fen, yuanToFen, type Fen } from '../kernel/money.ts';
import { readShanghaiText } from './shanghai-time.ts';

/** A part of a platform's document and where it stands in it, so that an error names the field. */
export type Part = Readonly<{ at: string; fields: JsonObject }>;

/** Reads a part of a platform's document field by field: absent, null and empty are one; what cannot be read is a RangeError. */
export const read = { text, needText, whole, fen: fenIn, yuan, yuanOrNull, isTrue, shanghai, seconds, part, parts, texts, unknown };

const fault = ({ at }: Part, name: string, why: string): RangeError => new RangeError(`${at}${name}: ${why}`);

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text, or a number in its digits; empty when absent. */
function text(part: Part, name: string): string {
  const value = part.fields[name] ?? '';
  if (typeof value === 'object') throw fault(part, name, 'is no text');
  return String(value);
}

function needText(part: Part, name: string): string {
  const value = text(part, name);
  if (value === '') throw fault(part, name, 'is missing');
  return value;
}

/** A whole number, written as number or text; 0 when absent. */
function whole(part: Part, name: string): number {
  const value = Number(text(part, name));
  if (!Number.isSafeInteger(value)) throw fault(part, name, 'is no whole number');
  return value;
}

/** An amount in whole fen; 0 when absent. */
function fenIn(part: Part, name: string): Fen {
  return fen(whole(part, name));
}

/** An amount in yuan; 0 when absent. */
function yuan(part: Part, name: string): Fen {
  return yuanOrNull(part, name) ?? fen(0);
}

function yuanOrNull(part: Part, name: string): Fen | null {
  const value = text(part, name);
  if (value === '') return null;
  try {
    return yuanToFen(value);
  } catch {
    throw fault(part, name, 'is no amount in yuan');
  }
}

/** `true` and `1`, as truth value, number or text. */
function isTrue(part: Part, name: string): boolean {
  return ['true', '1'].includes(text(part, name));
}

/** A moment written in Asia/Shanghai time; null when absent. */
function shanghai(part: Part, name: string): Instant | null {
  try {
    return readShanghaiText(text(part, name));
  } catch {
    throw fault(part, name, 'is no moment');
  }
}

/** A moment in Unix seconds; null when absent or 0. */
function seconds(part: Part, name: string): Instant | null {
  const value = whole(part, name);
  return value === 0 ? null : instant(value * 1_000);
}

/** An inner part; empty when absent. */
function part(outer: Part, name: string): Part {
  const value = outer.fields[name] ?? {};
  if (!isObject(value)) throw fault(outer, name, 'is no object');
  return { at: `${outer.at}${name}.`, fields: value };
}

/** A list of inner parts; empty when absent. */
function parts(outer: Part, name: string): readonly Part[] {
  const value = outer.fields[name] ?? [];
  if (!isList(value)) throw fault(outer, name, 'is no list');
  return value.map((member, index) => {
    if (!isObject(member)) throw fault(outer, `${name}.${index}`, 'is no object');
    return { at: `${outer.at}${name}.${index}.`, fields: member };
  });
}

/** A list of texts, numbers in their digits; empty when absent. */
function texts(outer: Part, name: string): readonly string[] {
  const value = outer.fields[name] ?? [];
  if (!isList(value)) throw fault(outer, name, 'is no list');
  return value.map((_, index) => text({ at: `${outer.at}${name}.`, fields: Object.fromEntries(value.entries()) }, String(index)));
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** The fields that are not `known`, each by its whole path. */
function unknown({ at, fields }: Part, known: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !known.has(name))
      .map(([name, value]) => [`${at}${name}`, value]),
  );
}
