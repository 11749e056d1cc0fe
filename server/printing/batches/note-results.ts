import { labelsSettled } from '@zhidan/core/printing/printing-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { saveResults, type ItemResult } from './batch-store.ts';

/** Notes results once and tells of each batch what is new. Answers how many that are. */
export async function noteResults(
  tx: Tx,
  { by, now, results, byHand }: Asked<Readonly<{ results: readonly ItemResult[]; byHand: boolean }>>,
): Promise<number> {
  const noted = await saveResults(tx, results, now);
  const batches = [...Map.groupBy(noted, ({ batchId }) => batchId)];
  const count = (some: typeof noted, wanted: ItemResult['result']): number => some.filter(({ result }) => result === wanted).length;
  await emit(
    tx,
    { by, now },
    batches.map(([batchId, some]) =>
      labelsSettled({
        subjectId: batchId,
        payload: {
          itemIds: some.map(({ itemId }) => itemId),
          printedCount: count(some, 'printed'),
          failedCount: count(some, 'failed'),
          unknownCount: count(some, 'unknown'),
          byHand,
        },
      }),
    ),
  );
  return noted.length;
}
