import type { ShipNoticeId } from '@zhidan/core/channels/notice/notice-api.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { callShop } from '../server/channels/index.ts';
import { noteShipped } from '../server/channels/notices/on-shipped.ts';
import { sendNotices } from '../server/channels/notices/send-notices.ts';
import { inTransaction } from '../server/platform/db/in-transaction.ts';
import { declareQueues } from '../server/platform/jobs/queue-settings.ts';
import { channelJobs } from '../server/channels/module.ts';
import { runEmulators } from '../server/testing/run-emulators.ts';
import { testClock } from '../server/testing/test-clock.ts';
import type { TestMerchant } from '../server/testing/test-merchant.ts';
import { aWaybillGround, type WaybillGround } from '../server/testing/waybill-ground.ts';
import { accountsById } from '../server/waybills/accounts/account-store.ts';
import { askAccount } from '../server/waybills/accounts/ask-account.ts';
import { batchesOf } from '../server/waybills/tasks/wish-batches.ts';
import { insertTakeTasks } from '../server/waybills/tasks/task-store.ts';
import { leaseEnd } from '../server/waybills/tasks/task-types.ts';
import { takeNumbers } from '../server/waybills/tasks/take-numbers.ts';
import { wishes } from '../server/waybills/tasks/wish-query.ts';
import { benchMerchant } from './bench-merchant.ts';
import { perSecond, type Bench } from './figure.ts';

/** Orders of one round; each is used once. */
const eachRound = 60;
/** Rounds of a figure and of its limit, with those that warm up. */
const roundCount = 16;
/** As many as one job of the product has. */
const jobSize = 10;

const inJobs = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / jobSize) }, (_, part) => items.slice(part * jobSize, (part + 1) * jobSize));

/** Numbers of released parcels, six jobs side by side as in a worker; the limit is the same calls to the service, nothing read or kept. */
function taking(merchant: TestMerchant, house: WaybillGround, accountId: string) {
  const released = async () => {
    const opened = await house.release(await house.orders(house.shops[0] as WaybillGround['shops'][number], eachRound));
    return { ids: opened.map(({ id }) => id), parcelIds: opened.flatMap(({ parcelIds }) => parcelIds) };
  };
  return {
    value: async () => {
      const { ids, parcelIds } = await released();
      const now = merchant.clock();
      return perSecond(eachRound, async () => {
        await inTransaction(merchant.db, (tx) => insertTakeTasks(tx, ids, { now, dueAt: leaseEnd(now) }));
        await Promise.all(inJobs(parcelIds).map((few) => takeNumbers(merchant, { parcelIds: few })));
      });
    },
    limit: async () => {
      const { parcelIds } = await released();
      const accounts = await accountsById(merchant.db, merchant.vault, [accountId]);
      const { batches } = batchesOf(await wishes(merchant.db, merchant.vault, parcelIds), accounts);
      return perSecond(eachRound, () =>
        Promise.all(
          batches.map(({ account, batch }) =>
            askAccount(merchant, account, (source, outside, access) => source.take(outside, access, batch)),
          ),
        ),
      );
    },
  };
}

/** Notices of parcels that left; the limit is the platform's own calls for as many orders, four at a time. */
function telling(merchant: TestMerchant, house: WaybillGround) {
  const [shop] = house.shops;
  const shopId = shop?.shopId as ShopId;
  let seq = 0;
  const aNumber = (): string => `7312345${String((seq += 1)).padStart(7, '0')}`;
  const fresh = () => house.orders(house.shops[0] as WaybillGround['shops'][number], eachRound);
  const send = async (ids: readonly string[]): Promise<void> => {
    const rows = await merchant.db.selectFrom('ship_notices').select('id').where('parcel_id', 'in', ids).execute();
    await Promise.all(inJobs(rows.map(({ id }) => id as ShipNoticeId)).map((noticeIds) => sendNotices(merchant, { shopId, noticeIds })));
  };
  return {
    value: async () => {
      const shipped = await Promise.all(
        (await fresh()).map((orderId) => house.open({ orders: [{ orderId }], stage: 'shipped', parcels: [aNumber()] })),
      );
      const parcelIds = shipped.flatMap((one) => one.parcelIds);
      return perSecond(eachRound, async () => {
        await inTransaction(merchant.db, (tx) => noteShipped(tx, { parcelIds, now: merchant.clock() }));
        await send(parcelIds);
      });
    },
    limit: async () => {
      const ids = await fresh();
      const orders = await merchant.db.selectFrom('orders').select(['id', 'channel_order_no']).where('id', 'in', ids).execute();
      const ship = ({ id: askId, channel_order_no: channelOrderNo }: (typeof orders)[number]) =>
        callShop(merchant, shopId, (connector, outside, access) =>
          connector.write.ship(outside, access, { askId, channelOrderNo, carrierCode: 'ZTO', waybillNo: aNumber(), lines: null }),
        );
      return perSecond(eachRound, () =>
        Promise.all(
          inJobs(orders).map(async (few) => {
            for (const order of few) await ship(order);
          }),
        ),
      );
    },
  };
}

export const bench: Bench = {
  async figures(house) {
    const { merchant, databaseUrl } = await benchMerchant(house, 'waybills');
    const emulators = await runEmulators();
    house.closing(() => emulators.stop());
    const clock = testClock(instant(Date.now()));
    const timed: TestMerchant = { ...merchant, clock, databaseUrl };
    await declareQueues(
      timed.db,
      channelJobs.map(({ type }) => type),
    );
    const ordersEach = eachRound * roundCount * 2;
    const ground = await aWaybillGround(timed, emulators, { seed: 'bench', codes: ['taobao'], ordersEach, balance: 100_000 });
    const [shop] = ground.shops;
    const accountId = await ground.account('cainiao', shop?.shopId ?? null);
    return [
      { name: 'waybills.take_numbers', unit: 'numbers/s', ...taking(timed, ground, accountId) },
      { name: 'waybills.ship_notices', unit: 'notices/s', ...telling(timed, ground) },
    ];
  },
};
