import { findFloorOrder, listFloorWork, type FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { usualFloor, type FloorSettings } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import { fulfillmentNo, readFulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { WaveId } from '@zhidan/core/fulfillment/floor/wave.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, useAnswer } from '../../../lib/answers.ts';
import { call } from '../../../lib/call.ts';
import { NetworkLost } from '../../../lib/problem.ts';
import type { DeskStation } from './desk-result.ts';
import type { DeskStore } from './desk-store.ts';

/** Parcels that are loaded before they are scanned: an hour of one desk. */
export const loadedCount = 200;
const freshMs = 20_000;
/** A scan does not wait longer for the server when the parcel is known already. */
const patienceMs = 1_500;

type Loaded = Readonly<{ items: readonly FloorOrder[]; settings: FloorSettings }>;

export type Work = Readonly<{
  /** null until something is loaded or remembered */
  loaded: Loaded | null;
  settings: FloorSettings;
  /** the parcel of a number or waybill, as it was loaded */
  known(code: string): FloorOrder | undefined;
  /**
   * The parcel as the server knows it now, or as it was loaded when there is no line; undefined when neither is to be had.
   * @throws Problem when the server says no
   */
  look(code: string): Promise<FloorOrder | undefined>;
}>;

type WorkAsk = Readonly<{ station: DeskStation | 'any'; warehouseId: WarehouseId; waveId?: WaveId | undefined; store: DeskStore }>;

/** What a desk will see next, loaded ahead and remembered, so that scanning goes on without network. */
export function useWork({ station, warehouseId, waveId, store }: WorkAsk): Work {
  const client = useQueryClient();
  const question = { warehouseId, station, limit: loadedCount, ...(waveId ? { waveId } : {}) };
  const { data } = useAnswer(listFloorWork, question, { refetchInterval: freshMs, follows: ['wave'] });
  const note = `work.${station}.${warehouseId}`;
  const [remembered, setRemembered] = useState<Loaded | null>(null);
  useEffect(() => {
    if (data) void store.keep(note, data);
    else void store.kept(note).then((kept) => setRemembered((kept as Loaded | undefined) ?? null)); // we wrote it ourselves, from an answer
  }, [data, note, store]);
  const loaded = data ?? remembered;
  const known = (code: string): FloorOrder | undefined => loaded?.items.find((order) => isCalled(order, code));
  return {
    loaded,
    settings: loaded?.settings ?? usualFloor,
    known,
    async look(code) {
      const before = known(code);
      if (!navigator.onLine) return before;
      try {
        const options = before ? { signal: AbortSignal.timeout(patienceMs) } : {};
        const order = await call(findFloorOrder, { warehouseId, code }, options);
        client.setQueryData(answerOf(findFloorOrder, { warehouseId, code: order.no }).queryKey, order); // whoever follows it starts from here
        return order;
      } catch (error) {
        if (error instanceof NetworkLost || isTimeout(error)) return before;
        throw error;
      }
    },
  };
}

/** Whether a code that was scanned names this parcel. */
export function isCalled({ no, waybillNos }: Pick<FloorOrder, 'no' | 'waybillNos'>, code: string): boolean {
  const digits = readFulfillmentNo(code);
  return waybillNos.includes(code.trim()) || (digits !== null && fulfillmentNo(digits) === no);
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError');
}
