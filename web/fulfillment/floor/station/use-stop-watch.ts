import { findFloorOrder, type FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { stagesOnTheFloor, stagesUnderWay } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { useEffect, useRef } from 'react';
import { useAnswer } from '../../../lib/answers.ts';
import type { Stopped } from '../desk/scan-feedback.tsx';

/** Follows the parcel on the table: tells once when it is locked, held, canceled or taken back while it lies there. */
export function useStopWatch(warehouseId: WarehouseId, order: FloorOrder | null, stop: (stopped: Stopped) => void): void {
  const { data } = useAnswer(
    findFloorOrder,
    { warehouseId, code: order?.no ?? '' },
    { enabled: order !== null, follows: ['order', 'fulfillment_order'] },
  );
  const told = useRef('');
  const reasons = data && data.id === order?.id ? stopsNow(data) : [];
  const key = order && reasons.length > 0 ? `${order.id} ${reasons.map(({ code }) => code).join(' ')}` : '';
  useEffect(() => {
    if (order && key !== '' && told.current !== key) stop({ fulfillmentOrderId: order.id, no: order.no, reasons });
    told.current = key;
  });
}

/** What has left is looked at no more: its platform calls it shipped, which stops parcels that are still here. */
function stopsNow({ no, stage, stops, isOnlyWeight }: FloorOrder): FloorOrder['stops'] {
  const isHere = stage === 'to_print' || stagesOnTheFloor.some((one) => one === stage);
  if (isHere) return isOnlyWeight ? [] : stops;
  if (stagesUnderWay.some((one) => one === stage)) return [];
  return [{ code: 'floor.not_here', values: { no, stage } }];
}
