import type { settlePrinted as contract } from '@zhidan/core/printing/api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { itemsForUpdate } from './batch-store.ts';
import { noteResults } from './note-results.ts';

/**
 * A person looked at the paper of labels that were in doubt. What is certain already stays as it is.
 * @throws Refused `print_item.not_found`
 */
export async function settlePrinted(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, itemIds, wasPrinted } = ask;
  const found = new Set((await itemsForUpdate(tx, ask)).map(({ id }) => id));
  const missing = itemIds.find((id) => !found.has(id));
  if (missing !== undefined) throw new Refused('print_item.not_found', { itemId: missing });
  const result = wasPrinted ? ('printed' as const) : ('failed' as const);
  const results = [...found].map((itemId) => ({ itemId, attempt: null, result, message: '' }));
  return { noted: await noteResults(tx, { by, now, results, byHand: true }) };
}
