import { findFloorOrder, floorOrder, recordCheck, type FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import type { CheckStep } from '@zhidan/core/fulfillment/floor/check.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { useAnswer } from '../../../lib/answers.ts';
import type { DeskStore } from '../line/desk-store.ts';

/** The parcel on the table and everything that was scanned for it. */
export type OpenCheck = Readonly<{ order: FloorOrder; steps: readonly CheckStep[] }>;

const openCheck = z.object({ order: floorOrder, steps: recordCheck.input.shape.steps });

/**
 * The parcel on the table: it outlives a reload, and follows what happens to its orders while it is being checked. `order` is the
 * parcel as it is known now; `read` what it is at this moment, also between two drawings.
 */
export function useOpenCheck(warehouseId: WarehouseId, store: DeskStore) {
  const note = `check.${warehouseId}`;
  const [open, setOpen] = useState<OpenCheck | null>(null);
  const now = useRef<OpenCheck | null>(null);
  useEffect(() => {
    const remember = async (): Promise<void> => {
      const known = openCheck.safeParse(await store.kept(note)).data ?? null;
      if (now.current || !known) return; // something was opened meanwhile
      now.current = known;
      setOpen(known);
    };
    void remember();
  }, [note, store]);
  const fresh = useAnswer(
    findFloorOrder,
    { warehouseId, code: open?.order.no ?? '' },
    { enabled: open !== null, follows: ['order', 'fulfillment_order'] },
  );
  const write = (next: OpenCheck | null): void => {
    now.current = next;
    setOpen(next);
    void store.keep(note, next);
  };
  const latest = fresh.data?.id === open?.order.id ? fresh.data : undefined;
  useEffect(() => {
    if (latest && now.current?.order.id === latest.id) now.current = { ...now.current, order: latest };
  }, [latest]);
  return { open, order: latest ?? open?.order ?? null, read: () => now.current, write };
}
