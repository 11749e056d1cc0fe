/** Hands in a warehouse: they do over HTTP what scanners and scales do. */
import { randomUUID } from 'node:crypto';
import type { FloorOrder, Recorded } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import type { FloorSettings } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
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
  for (const { id, goods } of (await stationAt(hands, warehouseId, 'check')).items) {
    const texts = goods.flatMap(({ barcode, code, quantity }) => Array.from({ length: quantity }, () => barcode || code));
    const steps = texts.map((text, index) => ({ kind: 'scan', at: plusMs(at, index * scanMs), text }));
    done.push(await answered(hands.post('/api/floor/check', { recordId: randomUUID(), fulfillmentOrderId: id, at, steps })));
  }
  for (const { id, expectedGram } of (await stationAt(hands, warehouseId, 'weigh')).items) {
    const ask = { recordId: randomUUID(), fulfillmentOrderId: id, at, gram: expectedGram ?? unknownGram };
    done.push(await answered(hands.post('/api/floor/weigh', ask)));
  }
  const atDoor = (await stationAt(hands, warehouseId, 'ship')).items;
  for (let first = 0; first < atDoor.length; first += shipLimit) {
    const items = atDoor.slice(first, first + shipLimit).map(({ id }) => ({ recordId: randomUUID(), fulfillmentOrderId: id, at }));
    done.push(...(await answered<{ items: readonly Recorded[] }>(hands.post('/api/floor/ship', { items }))).items);
  }
  return done;
}

type StationWork = Readonly<{ items: readonly FloorOrder[]; settings: FloorSettings }>;

/** What may go on at a station, and how its warehouse works; what is stopped is laid aside. */
export async function stationAt(hands: Visitor, warehouseId: string, station: 'check' | 'weigh' | 'ship'): Promise<StationWork> {
  const path = `/api/floor/work?warehouseId=${warehouseId}&station=${station}&limit=500`;
  const { items, settings } = await answered<StationWork>(hands.get(path));
  return { items: items.filter(({ stops }) => stops.length === 0), settings };
}
