import { feeTableRemoved, feeTableSaved } from '@zhidan/core/allocation/allocation-event.ts';
import type { removeFeeTable as contract } from '@zhidan/core/allocation/fee-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { conditionsNews } from '../conditions-news.ts';
import { feeTableForUpdate, lockFeeTables, markFeeTable, twinOf } from './fee-table-store.ts';

/**
 * Takes a fee table out of use, or brings it back; the same again changes nothing.
 * @throws Refused `fee_table.not_found`, `fee_table.same_day` when its place was taken meanwhile
 */
export async function removeFeeTable(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<{ done: true }> {
  const { by, now, feeTableId, isRemoved } = ask;
  await lockFeeTables(tx);
  const table = await feeTableForUpdate(tx, feeTableId);
  if (!table) throw new Refused('fee_table.not_found', { feeTableId });
  if (table.isRemoved === isRemoved) return { done: true };
  const { name, carrier, warehouseId, effectiveFrom } = table;
  const other = isRemoved ? undefined : await twinOf(tx, table, feeTableId);
  if (other !== undefined) throw new Refused('fee_table.same_day', { other, day: effectiveFrom });
  await markFeeTable(tx, feeTableId, isRemoved ? now : null, now);
  const told = { subjectId: feeTableId, payload: {}, after: { name } };
  await emit(tx, { by, now }, [
    isRemoved ? feeTableRemoved(told) : feeTableSaved(told),
    conditionsNews({
      cause: 'fee_table',
      of: feeTableId,
      carriers: [carrier],
      warehouseIds: warehouseId === null ? null : [warehouseId],
      eases: true, // without a table the fee is not known, but nothing is refused either
      restricts: true,
    }),
  ]);
  return { done: true };
}
