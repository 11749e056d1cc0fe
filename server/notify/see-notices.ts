import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../platform/db/database.ts';
import { saveSeen } from './notice-store.ts';

/** The caller has looked at all up to a moment; a program with a key looks at nothing. */
export async function seeNotices(tx: Tx, { by, until }: Asked<Readonly<{ until: Instant }>>): Promise<{ done: true }> {
  if (by.actor.kind === 'person') await saveSeen(tx, by.actor.id, until);
  return { done: true };
}
