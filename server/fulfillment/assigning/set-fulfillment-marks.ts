import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { lockForClaim } from '../claims/claim-store.ts';
import { saveMarks, type Marks } from './assign-store.ts';

/** What rules set beside the road: priority, sealing, template of the label. Which rule did is kept by its evaluation. */
export async function setFulfillmentMarks(tx: Tx, { by, now, marks }: Asked<Readonly<{ marks: readonly Marks[] }>>): Promise<void> {
  const known = await lockForClaim(
    tx,
    by,
    marks.map(({ id }) => id),
  );
  await saveMarks(
    tx,
    marks.filter(({ id }) => known.has(id)),
    now,
  );
}
