import { afterAll, beforeAll, expect, test } from 'vitest';
import { runEmulators, type RunningEmulators } from '../testing/run-emulators.ts';
import { aChannelOrder, plainReceiver } from '../testing/test-channel-order.ts';
import { merchantForFile } from '../testing/test-merchant.ts';
import { aWaybillGround, type WaybillGround } from '../testing/waybill-ground.ts';
import { settleTakes } from './tasks/settle-takes.ts';
import { wishes } from './tasks/wish-query.ts';

const merchant = merchantForFile();
let emulators: RunningEmulators;
let house: WaybillGround;

beforeAll(async () => {
  emulators = await runEmulators();
  house = await aWaybillGround(merchant(), emulators, { seed: 'twice', codes: ['youzan'], ordersEach: 1, balance: 10 });
});
afterAll(() => emulators.stop());

test('one answer that gives two parcels the same number numbers one of them, and keeps the rest of its batch', async () => {
  const { db, vault, clock } = merchant();
  const orders = ['1', '2', '3'].map((channelOrderNo) => aChannelOrder({ channelOrderNo, receiver: plainReceiver }));
  const released = await house.release(await house.offlineOrders(orders));
  const ids = (await house.parcelsOf(released)).map(({ id }) => id);
  const found = await wishes(db, vault, ids);
  const waybill = {
    parentWaybillNo: null,
    routing: { sortCode: '', marker: '', bagName: '', bagCode: '' },
    printData: null,
    orderNoThere: '',
    raw: {},
  };
  await settleTakes(
    merchant(),
    found.map((wish, index) => ({
      wish,
      task: { parcelId: wish.parcelId, tryCount: 1, beganAt: clock(), problem: null, triedCarrier: '' },
      accountId: null as never,
      source: 'kuaidi100' as const,
      outcome: {
        isTaken: true as const,
        waybill: { ...waybill, parcelId: wish.parcelId, waybillNo: ['SAME-1', 'SAME-1', 'OTHER-1'][index]! },
      },
    })),
  );
  const parcels = await house.parcelsOf(released);
  const said = (one: string | null) => parcels.filter(({ waybill_no }) => waybill_no === one).map(({ state }) => state);
  expect([said('SAME-1'), said('OTHER-1'), said(null)]).toEqual([['numbered'], ['numbered'], ['wanted']]);
});
