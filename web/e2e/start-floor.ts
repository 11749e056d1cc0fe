import type { Page } from 'playwright-core';
import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { FulfillmentOrderId } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { usualFloor } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { addShop, receiveChannelOrders } from '../../server/channels/index.ts';
import { assignFulfillment } from '../../server/fulfillment/assigning/assign-fulfillment.ts';
import { onOrderNews } from '../../server/fulfillment/changes/on-order-news.ts';
import { claimPrint } from '../../server/fulfillment/claims/claim-print.ts';
import { judgeStages } from '../../server/fulfillment/claims/judge-stages.ts';
import { moveOnFloor, type FloorMove } from '../../server/fulfillment/claims/move-on-floor.ts';
import { changeFloorSettings } from '../../server/fulfillment/floor/change-floor-settings.ts';
import { fulfillmentsOf, type FulfillmentRow } from '../../server/fulfillment/fulfillment-query.ts';
import { recordNumbers } from '../../server/fulfillment/parcels/record-numbers.ts';
import { setFulfillmentStock } from '../../server/fulfillment/stock/set-fulfillment-stock.ts';
import { reserveStock } from '../../server/inventory/index.ts';
import { seedDemoCatalog } from '../../server/catalog/index.ts';
import { seedDemoStock } from '../../server/inventory/index.ts';
import { onGoodsNews } from '../../server/orders/matching/on-goods-news.ts';
import { raiseExceptions } from '../../server/orders/index.ts';
import type { Tx } from '../../server/platform/db/database.ts';
import { inTransaction } from '../../server/platform/db/in-transaction.ts';
import type { Merchant } from '../../server/platform/merchant.ts';
import { newId } from '../../server/platform/new-id.ts';
import { runSubscribers } from '../../server/platform/journal/run-subscribers.ts';
import { subscriberLags } from '../../server/platform/journal/subscriber-lag.ts';
import { received } from '../../server/testing/test-channel-order.ts';
import { goodsLine, goodsOrder } from '../../server/testing/test-goods.ts';
import { asked } from '../../server/testing/test-news.ts';
import { until } from '../../server/testing/until.ts';
import { scan } from './scan.ts';

type Parcel = Readonly<{
  goods: readonly (readonly [code: string, quantity: number])[];
  at?: 'unprinted' | 'to_check' | 'to_weigh' | 'to_ship';
  isStopped?: true;
}>;

/** Parcels on the floor, in the order of their waybills `ZT700000000001`, `…02`. */
const parcels: readonly Parcel[] = [
  {
    goods: [
      ['NBY-NK-1', 2],
      ['RRM-SJ-1', 1],
    ],
    at: 'to_check',
  },
  { goods: [['RRM-SJ-1', 1]], at: 'to_check' },
  { goods: [['RRM-SJ-1', 2]], at: 'to_check' },
  { goods: [['RRM-SJ-1', 1]], at: 'to_check' },
  { goods: [['NBY-NK-1', 1]], at: 'to_weigh' },
  { goods: [['RRM-SJ-1', 1]], at: 'to_ship' },
  { goods: [['RRM-SJ-1', 1]], at: 'to_ship', isStopped: true },
  ...['NBY-NK-1', 'RRM-SJ-1', 'NBY-NK-1', 'XMY-NP-22', 'RRM-SJ-1'].map((code) => ({ goods: [[code, 1]] }) as const),
  { goods: [['RRM-SJ-1', 6]] },
  {
    goods: [
      ['NBY-NK-1', 1],
      ['XMY-NP-22', 2],
    ],
  },
  {
    goods: [
      ['NBY-NK-1', 1],
      ['RRM-SJ-1', 3],
    ],
  },
  { goods: [['NBY-NK-1', 1]], isStopped: true },
  { goods: [['XMY-NP-22', 1]], at: 'unprinted' },
];

export const waybillOf = (index: number): string => `ZT7${String(index).padStart(11, '0')}`;

/** A warehouse in the middle of its day: parcels that wait to be picked, checked, weighed and shipped, some of them stopped. */
export async function startFloor(merchant: Merchant): Promise<() => Promise<void>> {
  await seedDemoCatalog(merchant);
  await seedDemoStock(merchant);
  const work = runSubscribers(merchant, [onGoodsNews, onOrderNews]);
  await receiveParcels(merchant);
  const names = [onGoodsNews.name, onOrderNews.name];
  await until('the parcels are open', async () => {
    work.wake();
    const lags = await subscriberLags(merchant.db, merchant.clock());
    const { length } = await merchant.db.selectFrom('fulfillment_orders').select('id').execute();
    return length === parcels.length && lags.filter(({ name }) => names.includes(name)).every(({ behindMs }) => behindMs === 0);
  });
  await inTransaction(merchant.db, (tx) => bringToFloor(tx, merchant));
  return work.stop;
}

const orderNo = (index: number): string => `47000${String(index + 1).padStart(13, '0')}`;

async function receiveParcels({ db, clock, vault }: Merchant): Promise<void> {
  const app = { fields: {}, addresses: {} };
  const orders = parcels.map(({ goods }, index) => {
    const lines = goods.map(([code, quantity]) => goodsLine(code, { merchantCode: code, quantity }));
    return received(goodsOrder(orderNo(index), lines, { createdAt: clock(), shipBy: plusMs(clock(), (index + 2) * 3_600_000) }));
  });
  await inTransaction(db, async (tx) => {
    const { shopId } = await addShop(tx, { ...asked(clock), channel: 'tmall', name: '暖贝芽旗舰店', app }, vault);
    await receiveChannelOrders(tx, { ...asked(clock), shopId, road: 'pull', readAt: clock(), orders }, vault);
  });
}

async function bringToFloor(tx: Tx, { clock, vault }: Merchant): Promise<void> {
  const ask = asked(clock);
  const { id: warehouseId } = await tx.selectFrom('warehouses').select('id').where('code', '=', 'NB').executeTakeFirstOrThrow();
  const rows = await tx
    .selectFrom('fulfillment_orders')
    .innerJoin('orders', 'orders.id', 'lead_order_id')
    .select('fulfillment_orders.id')
    .orderBy('channel_order_no')
    .execute();
  const ids = rows.map(({ id }) => id);
  const open = await fulfillmentsOf(tx, ids);
  const inOrder = ids.flatMap((id) => open.find((one) => one.id === id) ?? []);
  await changeFloorSettings(tx, { ...ask, warehouseId: warehouseId as never, ...usualFloor, needsWeigh: true });
  const usual = { service: '', chooser: 'route', routeId: null, freightFen: 320, weightGram: null, volumeMl: null } as const;
  await assignFulfillment(tx, {
    ...ask,
    assignments: ids.map((id, at) => ({ id, warehouseId, carrier: at % 5 === 3 ? 'YTO' : 'ZTO', ...usual })),
  });
  await reserveStock(tx, { ...ask, asks: inOrder.map((one) => reservationOf(one, warehouseId)) });
  await setFulfillmentStock(tx, { ...ask, stocks: ids.map((id) => ({ id, stock: 'reserved' }) as const) });
  await judgeStages(tx, { ...ask, verdicts: ids.map((id) => ({ id, to: 'to_print' }) as const) });
  const numbered = await fulfillmentsOf(tx, ids);
  const own = { source: 'test', accountId: null, parentWaybillNo: null, routing: {}, printData: null, orderNoThere: '' };
  const numbers = ids.flatMap((id, at) => {
    const found = numbered.find((one) => one.id === id)?.parcels ?? [];
    return found.map(({ id: parcelId, carrier }) => ({ ...own, parcelId, carrier, waybillNo: waybillOf(at + 1) }));
  });
  await recordNumbers(tx, { ...ask, numbers }, vault);
  const printed = ids.filter((_, at) => parcels[at]?.at !== 'unprinted');
  await claimPrint(tx, { ...ask, ids: printed, batchId: newId<FulfillmentOrderId>(ask.now) });
  for (const action of ['pick', 'check', 'weigh'] as const) await moveOnFloor(tx, { ...ask, moves: movesOf(ids, action) });
  const stopped = inOrder.filter((_, at) => parcels[at]?.isStopped);
  const detail = { reason: '买家要改地址' };
  await raiseExceptions(
    tx,
    ask,
    stopped.flatMap(({ orderIds }) => orderIds.map((orderId) => ({ orderId, kind: 'stopped_by_hand' as const, detail }))),
  );
}

const passes = { pick: ['to_check', 'to_weigh', 'to_ship'], check: ['to_weigh', 'to_ship'], weigh: ['to_ship'] } as const;

function movesOf(ids: readonly string[], action: keyof typeof passes): FloorMove[] {
  return ids.flatMap((id, at) => (passes[action].some((stage) => stage === parcels[at]?.at) ? [{ id, action }] : []));
}

function reservationOf({ id, lines }: FulfillmentRow, warehouseId: string) {
  const wanted = lines.map(({ skuId, quantity }) => ({ warehouseId: warehouseId as never, skuId: skuId as SkuId, quantity }));
  return { reference: { kind: 'fulfillment_order', id } as const, lines: wanted };
}

/** The desks of the floor at their work. */
export const floorShots = [
  { name: 'floor-waves', scene: 'floor', path: '/waves', isDarkToo: true },
  { name: 'floor-check', scene: 'floor', path: '/check', prepare: scan('ZT700000000001', 'NBY-NK-1'), opens: 'none', isDarkToo: true },
  { name: 'floor-check-wrong', scene: 'floor', path: '/check', prepare: scan('XMY-NP-22'), opens: 'none', isDarkToo: true },
  { name: 'floor-check-days', scene: 'floor', path: '/check', prepare: scan('2', 'RRM-SJ-1'), opens: 'none', isLong: true },
  { name: 'floor-weigh', scene: 'floor', path: '/weigh', prepare: scan('ZT700000000005', '900'), opens: 'none' },
  { name: 'floor-ship', scene: 'floor', path: '/ship', prepare: scan('ZT700000000006', 'ZT700000000007'), opens: 'none' },
  { name: 'floor-waves-built', scene: 'floor', path: '/waves', prepare: (page: Page) => page.keyboard.press('F2'), opens: '[data-row]' },
] as const;
