import type { PrintGroup } from '@zhidan/core/printing/waiting-api.ts';
import type { PrintSearch } from '../printing-search.ts';

/** How many of what waits fit the filters. */
export function countIn(groups: readonly PrintGroup[], { warehouseId, carrier, shopId, readiness }: PrintSearch): number {
  return groups
    .filter((group) => warehouseId === undefined || group.warehouseId === warehouseId)
    .filter((group) => carrier === undefined || group.carrier === carrier)
    .filter((group) => shopId === undefined || group.shopId === shopId)
    .filter((group) => readiness === undefined || group.readiness === readiness)
    .reduce((sum, { count }) => sum + count, 0);
}
