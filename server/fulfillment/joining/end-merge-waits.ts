import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';

/** TODO-LATER replaced when holds are in main */
export async function endMergeWaits(
  _tx: Tx,
  _ask: Pick<Asked, 'by' | 'now'>,
  _some: readonly Readonly<{ orderIds: readonly string[] }>[],
): Promise<void> {}
