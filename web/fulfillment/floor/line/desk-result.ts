import { recordCheck, recordShip, recordWeight, type Recorded } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { z } from 'zod';
import { stopReason } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { call } from '../../../lib/call.ts';

const place = { warehouseId: z.string(), nos: z.record(z.string(), z.string()) };

/** What a desk has to tell the server: exactly the question of its endpoint, and how people call the parcels in it. */
export const deskResult = z.discriminatedUnion('station', [
  z.object({ station: z.literal('check'), ...place, question: recordCheck.input }),
  z.object({ station: z.literal('weigh'), ...place, question: recordWeight.input }),
  z.object({ station: z.literal('ship'), ...place, question: recordShip.input }),
]);
export type DeskResult = z.output<typeof deskResult>;
export type DeskStation = DeskResult['station'];

/** The parcels that a result is about. */
export function parcelsOf(result: DeskResult): readonly Readonly<{ recordId: string; fulfillmentOrderId: string }>[] {
  return result.station === 'ship' ? result.question.items : [result.question];
}

/**
 * Tells the server; the key is that of the first record, so that the same result is the same request however often it is sent.
 * @throws Problem, NetworkLost
 */
export async function sendResult(result: DeskResult): Promise<readonly Recorded[]> {
  const key = parcelsOf(result)[0]?.recordId ?? '';
  if (result.station === 'check') return [await call(recordCheck, result.question, { key })];
  if (result.station === 'weigh') return [await call(recordWeight, result.question, { key })];
  return (await call(recordShip, result.question, { key })).items;
}

/** What became of a parcel at this desk. `queued`: nobody but this browser knows of it yet. */
export const deskOutcome = z.object({
  recordId: z.string(),
  fulfillmentOrderId: z.string(),
  no: z.string(),
  station: z.enum(['check', 'weigh', 'ship']),
  warehouseId: z.string(),
  at: z.string(),
  state: z.enum(['queued', 'done', 'shipped', 'refused']),
  /** laid aside by the person, who knows: nothing to be told of */
  isLaidAside: z.boolean(),
  reasons: z.array(stopReason),
  /** what the server said when it would not take the result at all */
  said: z.string(),
  /** somebody has taken the refused parcel off the belt */
  isSeen: z.boolean(),
});
export type DeskOutcome = z.output<typeof deskOutcome>;

/** The parcels of a result as they stand before the server has answered. */
export function outcomesOf(result: DeskResult): readonly DeskOutcome[] {
  const { station, warehouseId, nos } = result;
  return parcelsOf(result).map(({ recordId, fulfillmentOrderId }) => ({
    recordId,
    fulfillmentOrderId,
    no: nos[fulfillmentOrderId] ?? fulfillmentOrderId,
    station,
    warehouseId,
    at: station === 'ship' ? (result.question.items[0]?.at ?? '') : result.question.at,
    state: 'queued',
    isLaidAside: station === 'check' && result.question.isLaidAside,
    reasons: [],
    said: '',
    isSeen: false,
  }));
}
