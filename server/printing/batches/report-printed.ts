import type { reportPrinted as contract } from '@zhidan/core/printing/api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Tx } from '../../platform/db/database.ts';
import { attemptOf } from './hand-out.ts';
import { noteResults } from './note-results.ts';

/** What the print program told of labels. Told twice, or of an attempt that is over, it changes nothing. */
export async function reportPrinted(tx: Tx, { by, now, results }: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const newest = new Map(results.map((result) => [result.itemId, result]));
  const own = [...newest.values()].flatMap(({ itemId, taskId, result, message }) => {
    const attempt = attemptOf(itemId, taskId);
    return attempt === null ? [] : [{ itemId, attempt, result, message }];
  });
  return { noted: await noteResults(tx, { by, now, results: own, byHand: false }) };
}
