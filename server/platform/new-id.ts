import { randomBytes } from 'node:crypto';
import { uuidV7, type Id } from '@zhidan/core/kernel/id.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';

const bytesAnId = 10;
/** Random bytes in stock: asking the system for each id anew costs more than the id. */
let stock = Buffer.alloc(0);

/** A fresh id that sorts by its moment: `newId<PersonId>(now)`. */
export function newId<Named extends Id<string>>(now: Instant): Named {
  if (stock.length < bytesAnId) stock = randomBytes(bytesAnId * 400);
  const random = stock.subarray(0, bytesAnId);
  stock = stock.subarray(bytesAnId);
  return uuidV7(instantMs(now), random) as Named;
}
