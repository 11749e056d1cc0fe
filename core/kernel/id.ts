import { z } from 'zod';
import type { Brand } from './brand.ts';

/** A uuid v7 in lower case that names one kind of thing. */
export type Id<Name extends string> = Brand<string, Name>;

/** Accepts any uuid text and brands it: `idSchema<PersonId>()`. */
export function idSchema<Branded extends Id<string>>(): z.ZodType<Branded, string> {
  return z.uuid().toLowerCase() as unknown as z.ZodType<Branded, string>;
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * A uuid v7 (RFC 9562) from a moment in Unix milliseconds and ten random bytes, so that ids sort by time.
 * @throws RangeError when the moment does not fit 48 bits or fewer than ten bytes are given
 */
export function uuidV7(atMs: number, random: Uint8Array): string {
  if (!Number.isInteger(atMs) || atMs < 0 || atMs >= 2 ** 48) throw new RangeError(`uuidV7: moment ${atMs} does not fit 48 bits`);
  if (random.length < 10) throw new RangeError(`uuidV7: needs 10 random bytes, got ${random.length}`);
  const time = atMs.toString(16).padStart(12, '0');
  let tail = '';
  for (let index = 0; index < 10; index += 1) {
    const byte = random[index] ?? 0;
    tail += hex[index === 0 ? (byte & 0x0f) | 0x70 : index === 2 ? (byte & 0x3f) | 0x80 : byte]; // version 7, variant 10
  }
  return `${time.slice(0, 8)}-${time.slice(8)}-${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}`;
}
