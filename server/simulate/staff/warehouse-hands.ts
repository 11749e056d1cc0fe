/** Hands in a warehouse: they do over HTTP what scanners and scales do. */
import { randomUUID } from 'node:crypto';
import type { FloorOrder, Recorded } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { VirtualClock } from '../virtual-merchant.ts';
import { answered, type Visitor } from '../visitor.ts';

/** from one scan to the next: two at once are one that a scanner read twice */
const scanMs = 1_000;
const shipLimit = 200;
/** on the scale, of goods whose weight nobody knows */
const unknownGram = 600;

/** Waves are built and walked, every parcel is checked, weighed where the warehouse wants it, and scanned at the door. */
export async function workOff(hands: Visitor, clock: VirtualClock, warehouseId: string): Promise<readonly Recorded[]> {
  const waves = await hands.post('/api/waves/build', { warehouseId });
  const built = waves.status === 200 ? (waves.body as Readonly<{ waves: readonly Readonly<{ id: string }>[] }>).waves : [];
  for (const { id } of built) await answered(hands.post(`/api/waves/${id}/pick`));
  const at = clock();
  const done: Recorded[] = [];
  for (const { id, goods } of await workAt(hands, warehouseId, 'check')) {
    const texts = goods.flatMap(({ barcode, code, quantity }) => Array.from({ length: quantity }, () => barcode || code));
    const steps = texts.map((text, index) => ({ kind: 'scan', at: plusMs(at, index * scanMs), text }));
    done.push(await answered(hands.post('/api/floor/check', { recordId: randomUUID(), fulfillmentOrderId: id, at, steps })));
  }
  for (const { id, expectedGram } of await workAt(hands, warehouseId, 'weigh')) {
    const ask = { recordId: randomUUID(), fulfillmentOrderId: id, at, gram: expectedGram ?? unknownGram };
    done.push(await answered(hands.post('/api/floor/weigh', ask)));
  }
  const atDoor = await workAt(hands, warehouseId, 'ship');
  for (let first = 0; first < atDoor.length; first += shipLimit) {
    const items = atDoor.slice(first, first + shipLimit).map(({ id }) => ({ recordId: randomUUID(), fulfillmentOrderId: id, at }));
    done.push(...(await answered<{ items: readonly Recorded[] }>(hands.post('/api/floor/ship', { items }))).items);
  }
  return done;
}

/** What may go on at a station; what is stopped is laid aside. */
export async function workAt(hands: Visitor, warehouseId: string, station: 'check' | 'weigh' | 'ship'): Promise<readonly FloorOrder[]> {
  const path = `/api/floor/work?warehouseId=${warehouseId}&station=${station}&limit=500`;
  const { items } = await answered<{ items: readonly FloorOrder[] }>(hands.get(path));
  return items.filter(({ stops }) => stops.length === 0);
}
