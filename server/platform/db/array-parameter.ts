import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';

/** What a list that goes to the database may hold here; json comes as its text, a moment as an Instant. */
export type ArrayItem = string | number | boolean | Buffer | null | undefined;

/**
 * A list as a parameter of PostgreSQL's binary form, which neither side has to escape or parse: of the sets that are written a
 * thousand rows at a time this halves the cost of sending. A list that does not fit its type goes as it is, so that the database
 * says what is wrong with it.
 */
export function arrayParameter(type: string, items: readonly ArrayItem[]): Buffer | readonly ArrayItem[] {
  const element = elements[type];
  if (!element) return items;
  let offset = head(element.oid, items.length);
  for (const item of items) {
    ensure(offset + 12);
    const start = offset + 4;
    if (item === null || item === undefined) offset = scratch.writeInt32BE(-1, offset);
    else {
      const end = element.write(item, start);
      if (end < 0) return items;
      scratch.writeInt32BE(end - start, offset);
      offset = end;
    }
  }
  return Buffer.from(scratch.subarray(0, offset));
}

let scratch = Buffer.allocUnsafe(1 << 16);

function ensure(size: number): void {
  if (scratch.length >= size) return;
  const larger = Buffer.allocUnsafe(Math.max(size, scratch.length * 2));
  scratch.copy(larger);
  scratch = larger;
}

/** Dimensions, whether there may be nulls, the type; of the one dimension its length and where it begins. */
function head(oid: number, length: number): number {
  scratch.writeInt32BE(length === 0 ? 0 : 1, 0);
  scratch.writeInt32BE(1, 4);
  scratch.writeInt32BE(oid, 8);
  if (length === 0) return 12;
  scratch.writeInt32BE(length, 12);
  return scratch.writeInt32BE(1, 16);
}

/** Writes an item and answers where it ends; -1 for what does not fit. */
type Write = (item: string | number | boolean | Buffer, at: number) => number;

const text: Write = (item, at) => {
  if (typeof item !== 'string') return -1;
  ensure(at + item.length * 3 + 8);
  return at + scratch.write(item, at);
};

const jsonb: Write = (item, at) => {
  scratch[at] = 1; // the version of its form
  return text(item, at + 1);
};

const bytes: Write = (item, at) => {
  if (!Buffer.isBuffer(item)) return -1;
  ensure(at + item.length + 8);
  return at + item.copy(scratch, at);
};

const whole =
  (size: 2 | 4): Write =>
  (item, at) =>
    typeof item === 'number' && Number.isInteger(item) && item >= -(2 ** (8 * size - 1)) && item < 2 ** (8 * size - 1)
      ? scratch.writeIntBE(item, at, size)
      : -1;

const long: Write = (item, at) => (typeof item === 'number' && Number.isSafeInteger(item) ? writeWhole(at, item) : -1);

/** A safe integer in eight bytes; a bigint for each would be thrown away at once. */
function writeWhole(at: number, value: number): number {
  scratch.writeInt32BE(Math.floor(value / 2 ** 32), at);
  return scratch.writeUInt32BE(value >>> 0, at + 4);
}

const flag: Write = (item, at) => (typeof item === 'boolean' ? scratch.writeInt8(Number(item), at) : -1);

const hexDigits = new Int8Array(128).fill(-1);
for (let digit = 0; digit < 16; digit += 1) {
  hexDigits[digit.toString(16).charCodeAt(0)] = digit;
  hexDigits[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

const uuid: Write = (item, at) => {
  if (typeof item !== 'string' || item.length !== 36) return -1;
  ensure(at + 24);
  let end = at;
  for (let index = 0; index < 36; index += 2) {
    if (index === 8 || index === 13 || index === 18 || index === 23) {
      if (item.charCodeAt(index) !== 0x2d) return -1;
      index += 1;
    }
    const byte = ((hexDigits[item.charCodeAt(index)] ?? -1) << 4) | (hexDigits[item.charCodeAt(index + 1)] ?? -1);
    if (byte < 0) return -1;
    scratch[end] = byte;
    end += 1;
  }
  return end;
};

const year2000Ms = 946_684_800_000;
const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Microseconds since 2000. */
const moment: Write = (item, at) => {
  if (typeof item !== 'string' || !instantForm.test(item)) return -1;
  const ms = instantMs(item as Instant);
  if (Number.isNaN(ms)) return -1;
  const micros = (ms - year2000Ms) * 1_000;
  // those of other centuries do not fit a number
  return Number.isSafeInteger(micros) ? writeWhole(at, micros) : scratch.writeBigInt64BE(BigInt(ms - year2000Ms) * 1_000n, at);
};

/** pg_type.oid of the types, and how an item of each is written. */
const elements: Readonly<Record<string, Readonly<{ oid: number; write: Write }> | undefined>> = {
  uuid: { oid: 2950, write: uuid },
  text: { oid: 25, write: text },
  json: { oid: 114, write: text },
  jsonb: { oid: 3802, write: jsonb },
  bytea: { oid: 17, write: bytes },
  smallint: { oid: 21, write: whole(2) },
  integer: { oid: 23, write: whole(4) },
  bigint: { oid: 20, write: long },
  boolean: { oid: 16, write: flag },
  timestamptz: { oid: 1184, write: moment },
};
