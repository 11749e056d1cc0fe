import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Joinable } from './joining-store.ts';

/** Whether a fulfillment order is of the caller's shops and warehouses; to others it is not there. */
export function isInScope({ shops, warehouses }: Caller): (one: Pick<Joinable, 'shopId' | 'warehouseId'>) => boolean {
  return ({ shopId, warehouseId }) =>
    (shops === 'all' || shops.includes(shopId)) && (warehouses === 'all' || warehouseId === null || warehouses.includes(warehouseId));
}
