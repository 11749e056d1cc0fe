import { stockArrived } from '@zhidan/core/inventory/inventory-event.ts';
import { namedLimit, type StockKey } from '@zhidan/core/inventory/stock.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { newId } from '../../platform/new-id.ts';

/** The news that more can be promised on these levels: one a warehouse, several where there are many SKUs. */
export function arrivals(keys: readonly StockKey[], { cause, now }: { cause: 'posted' | 'released'; now: Instant }): readonly Happened[] {
  return [...Map.groupBy(keys, ({ warehouseId }) => warehouseId)].flatMap(([warehouseId, some]) => {
    const skuIds = [...new Set(some.map(({ skuId }) => skuId))].toSorted();
    const parts = Array.from({ length: Math.ceil(skuIds.length / namedLimit) }, (_, part) =>
      skuIds.slice(part * namedLimit, (part + 1) * namedLimit),
    );
    return parts.map((part) => stockArrived({ subjectId: newId(now), payload: { warehouseId, skuIds: part, cause } }));
  });
}
