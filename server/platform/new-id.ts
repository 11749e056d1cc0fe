import { randomBytes } from 'node:crypto';
import { uuidV7, type Id } from '@zhidan/core/kernel/id.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';

/** A fresh id that sorts by its moment: `newId<PersonId>(now)`. */
export function newId<Named extends Id<string>>(now: Instant): Named {
  return uuidV7(instantMs(now), randomBytes(10)) as Named;
}
