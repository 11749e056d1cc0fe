import { feeTableSaved } from '@zhidan/core/allocation/allocation-event.ts';
import type { saveFeeTable as contract } from '@zhidan/core/allocation/fee-api.ts';
import { checkFeeTable } from '@zhidan/core/allocation/fee/check-fee-table.ts';
import type { FeeTable, FeeTableContent, FeeTableId } from '@zhidan/core/allocation/fee/fee-table.ts';
import { readRegion, type RegionPath } from '@zhidan/core/allocation/region/region.ts';
import { canonicalJson, toJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { conditionsNews } from '../conditions-news.ts';
import { feeTableForUpdate, insertFeeTable, lockFeeTables, twinOf, updateFeeTable } from './fee-table-store.ts';

/**
 * Adds a fee table or says one anew; the same again changes nothing.
 * @throws Refused `fee_table.not_found`, `fee_table.overtaken`, `fee_table.same_day`, `fee_table.region_unknown` and what
 * `checkFeeTable` refuses
 */
export async function saveFeeTable(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, feeTableId, seen, ...written } = ask;
  const content = orRefuse(checkFeeTable(withPaths(written)));
  await lockFeeTables(tx);
  const before = feeTableId === null ? null : await known(tx, feeTableId, seen);
  if (before && isSame(before, content)) return { id: before.id, version: before.version };
  const other = await twinOf(tx, content, feeTableId);
  if (other !== undefined) throw new Refused('fee_table.same_day', { other, day: content.effectiveFrom });
  const id = before?.id ?? newId<FeeTableId>(now);
  const version = (before?.version ?? 0) + 1;
  if (before) await updateFeeTable(tx, { ...content, id, version }, now);
  else await insertFeeTable(tx, id, content, now);
  await emit(tx, { by, now }, [
    feeTableSaved({ subjectId: id, payload: {}, ...(before ? { before } : {}), after: { ...content, version } }),
    conditionsNews({
      cause: 'fee_table',
      of: id,
      carriers: before ? [before.carrier, content.carrier] : [content.carrier],
      warehouseIds: content.warehouseId === null || before?.warehouseId === null ? null : [content.warehouseId],
      eases: true,
      restricts: true,
    }),
  ]);
  return { id, version };
}

async function known(tx: Tx, feeTableId: FeeTableId, seen: number): Promise<FeeTable> {
  const found = await feeTableForUpdate(tx, feeTableId);
  if (!found || found.isRemoved) throw new Refused('fee_table.not_found', { feeTableId });
  const { isRemoved: _gone, ...table } = found;
  if (table.version !== seen) throw new Refused('fee_table.overtaken', { name: table.name, seen, version: table.version });
  return table;
}

function isSame({ id: _id, version: _version, ...before }: FeeTable, content: FeeTableContent): boolean {
  return canonicalJson(toJson(before)) === canonicalJson(toJson(content));
}

function withPaths(written: FeeTableContent): FeeTableContent {
  const read = ({ regions }: Readonly<{ regions: readonly string[] }>): RegionPath[] => [...new Set(regions.map(pathOrRefuse))];
  return {
    ...written,
    groups: written.groups.map((group) => ({ ...group, regions: read(group) })),
    surcharges: written.surcharges.map((surcharge) => ({ ...surcharge, regions: read(surcharge) })),
  };
}

function pathOrRefuse(text: string): RegionPath {
  const path = text === '' ? '' : readRegion(text); // empty: the whole country
  if (path === null) throw new Refused('fee_table.region_unknown', { region: text });
  return path;
}
