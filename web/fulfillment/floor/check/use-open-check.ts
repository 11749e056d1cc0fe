import { findFloorOrder, floorOrder, recordCheck, type FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import type { CheckStep } from '@zhidan/core/fulfillment/floor/check.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { useEffect } from 'react';
import { z } from 'zod';
import { useAnswer } from '../../../lib/answers.ts';
import type { DeskStore } from '../line/desk-store.ts';
import { useKept } from '../line/use-kept.ts';

/** The parcel on the table and everything that was scanned for it. */
export type OpenCheck = Readonly<{ order: FloorOrder; steps: readonly CheckStep[] }>;

const openCheck: z.ZodType<OpenCheck> = z.object({ order: floorOrder, steps: recordCheck.input.shape.steps });

/** The parcel on the table: it follows what happens to its orders while it is being checked; `order` is the parcel as it is known now. */
export function useOpenCheck(warehouseId: WarehouseId, store: DeskStore) {
  const { value: open, read, write } = useKept({ store, note: `check.${warehouseId}`, shape: openCheck });
  const fresh = useAnswer(
    findFloorOrder,
    { warehouseId, code: open?.order.no ?? '' },
    { enabled: open !== null, follows: ['order', 'fulfillment_order'] },
  );
  const latest = fresh.data?.id === open?.order.id ? fresh.data : undefined;
  useEffect(() => {
    const now = read();
    if (latest && now?.order.id === latest.id && now.order !== latest) write({ ...now, order: latest });
  });
  return { open, order: latest ?? open?.order ?? null, read, write };
}
