import type { recordCheck as contract, Recorded } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { scansBlocked } from '@zhidan/core/fulfillment/floor/floor-event.ts';
import { replayCheck, type CheckState } from '@zhidan/core/fulfillment/floor/check.ts';
import { foldCode } from '@zhidan/core/catalog/sku.ts';
import type { StopReason } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Refusal } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { emit } from '../../../platform/journal/emit.ts';
import { namesOfCodes, type FloorParcel } from '../floor-order-query.ts';
import { walkParcels } from '../walk-parcels.ts';
import { saveChecked, type FloorRecord } from './floor-record-store.ts';
import { keepOnce } from './keep-once.ts';

type Ask = Asked<InputOf<typeof contract>>;

/**
 * Takes a whole check. Its scans are gone through again over what belongs into the parcel at this moment; only one that comes out
 * complete moves on, and only while its orders may ship. Stopped scans are kept in any case, for the mis-ship figure.
 * @throws Refused `floor.unknown_code`, `floor.record_other`
 */
export async function recordCheck(tx: Tx, ask: Ask): Promise<Recorded> {
  const { by, now } = ask;
  const [recorded] = await keepOnce(tx, { by, now, station: 'check', results: [ask] }, (todo) =>
    Promise.all(todo.map(({ parcel }) => checked(tx, ask, parcel))),
  );
  if (!recorded) throw new Error(`the check ${ask.recordId} was neither kept nor found`);
  return recorded;
}

async function checked(tx: Tx, ask: Ask, parcel: FloorParcel): Promise<FloorRecord> {
  const { by, now, recordId, at, steps, isLaidAside } = ask;
  const texts = steps.flatMap((step) => (step.kind === 'scan' ? [foldCode(step.text)] : []));
  const names = await namesOfCodes(tx, [...new Set(texts)]);
  const { state, isDone, blocked } = replayCheck(parcel.goods, steps, (code) => names.get(foldCode(code)) ?? null);
  if (blocked.length > 0) {
    const payload = { recordId, warehouseId: parcel.warehouseId, codes: blocked.map(({ code }) => code) };
    await emit(tx, { by, now }, [scansBlocked({ subjectId: parcel.id, payload })]);
  }
  const record = {
    id: recordId,
    station: 'check',
    warehouseId: parcel.warehouseId,
    fulfillmentOrderId: parcel.id,
    scannedAt: at,
    pieceCount: parcel.pieceCount,
    blocked,
  } as const;
  const incomplete = isDone ? null : missingFrom(parcel, state);
  if (isLaidAside || incomplete)
    return { ...record, outcome: 'refused', stage: parcel.stage, reasons: isLaidAside || !incomplete ? parcel.stops : [incomplete] };
  const walked = await walkParcels(tx, { by, now, station: 'check', parcels: [parcel] });
  const { stage = parcel.stage, reasons = [] } = walked.get(parcel.id) ?? {};
  const isChecked = ['to_weigh', 'to_ship', 'shipped'].includes(stage);
  if (isChecked) await saveChecked(tx, [parcel.id]);
  return { ...record, outcome: outcomeOf(stage, { isDone: isChecked, reasons }), stage, reasons };
}

function outcomeOf(stage: string, { isDone, reasons }: Readonly<{ isDone: boolean; reasons: readonly StopReason[] }>) {
  if (!isDone || reasons.length > 0) return 'refused';
  return stage === 'shipped' ? 'shipped' : 'done';
}

function missingFrom({ no, goods }: FloorParcel, { counted }: CheckState): Refusal {
  const lacking = goods.find(({ skuId, quantity }) => (counted[skuId] ?? 0) !== quantity);
  return lacking
    ? { code: 'check.incomplete', values: { no, code: lacking.code, wanted: lacking.quantity, counted: counted[lacking.skuId] ?? 0 } }
    : { code: 'check.nothing_left', values: { no } };
}
