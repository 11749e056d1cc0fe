/** A merchant whose released parcels want numbers: shops on emulated platforms, subscriptions with carriers, accounts. */
import type { ConnectorCode, ShopId } from '@zhidan/core/channels/channel.ts';
import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import { addWaybillAccount, type WaybillAccountId, type WaybillLine } from '@zhidan/core/waybills/account-api.ts';
import type { AccountSource } from '@zhidan/core/waybills/account-source.ts';
import type { WaybillSourceCode } from '@zhidan/core/waybills/waybill-source.ts';
import { addShop, emulatedAddresses, receiveChannelOrders } from '../channels/index.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { declareQueues } from '../platform/jobs/queue-settings.ts';
import { addAccount } from '../waybills/accounts/add-account.ts';
import { changeAccount } from '../waybills/accounts/change-account.ts';
import { waybillSourceOf } from '../waybills/accounts/waybill-source-of.ts';
import { waybillJobs } from '../waybills/module.ts';
import { insertTakeTasks } from '../waybills/tasks/task-store.ts';
import { leaseEnd } from '../waybills/tasks/task-types.ts';
import { takeNumbers } from '../waybills/tasks/take-numbers.ts';
import { aggregatorApps, emulatedSources, senderOfTests } from './emulated-carriers.ts';
import { aFulfillmentGround, type GroundAsk } from './fulfillment-ground.ts';
import { live, pullAll, pulledWorld, type PulledShop } from './pulled-world.ts';
import type { RunningEmulators } from './run-emulators.ts';
import { received } from './test-channel-order.ts';
import type { TestMerchant } from './test-merchant.ts';
import { asked } from './test-news.ts';

export type WaybillGroundAsk = Readonly<{ seed: string; codes: readonly ConnectorCode[]; ordersEach: number; balance: number }>;

const { province, city, district, town, detail } = senderOfTests;
export const testSender = { province, city, district, town, detail };

export async function aWaybillGround(merchant: TestMerchant, emulators: RunningEmulators, ask: WaybillGroundAsk) {
  const { db, clock, vault } = merchant;
  await declareQueues(
    db,
    waybillJobs.map(({ type }) => type),
  );
  const shops = await pulledWorld(merchant, emulators, ask);
  for (const app of Object.values(aggregatorApps)) await emulators.control('POST', 'apps', app);
  await live(merchant, emulators, [
    ...shops.map(({ shopSeq }) => ({
      do: 'subscribe',
      shop: shopSeq,
      carrier: 'ZTO',
      balance: ask.balance,
      customerCode: 'K001',
      senders: [testSender],
    })),
    ...(['kuaidi100', 'kdniao'] as const).map((platform) => ({
      do: 'subscribe',
      platform,
      carrier: 'ZTO',
      balance: ask.balance,
      customerCode: 'K001',
      customerKey: 'zto-password',
      senders: [testSender],
    })),
    ...shops.map(({ shopSeq }) => ({ do: 'order', shop: shopSeq, count: ask.ordersEach, over: '5m', isPresale: false })),
    { do: 'wait', for: '20m' },
  ]);
  await pullAll(merchant, shops);
  const ground = await aFulfillmentGround(merchant);

  /** An account that serves ZTO from the warehouse, for the shop that asks it or for all. */
  async function account(
    source: AccountSource,
    shopId: ShopId | null = null,
    change: Partial<WaybillLine> = {},
  ): Promise<WaybillAccountId> {
    const service = waybillSourceOf(source);
    const isOwn = service !== null && shopId === null;
    const form = addWaybillAccount.input.parse({
      name: `${source} ${shopId ?? ''}`.trim(),
      source,
      shopId,
      fields: source === 'hand' ? {} : emulatedSources[source as WaybillSourceCode].fields,
      addresses: isOwn ? emulatedAddresses(service, emulators.url) : {},
      lowBalance: 5,
    });
    const line: WaybillLine = {
      carrier: 'ZTO',
      warehouseId: ground.warehouseId,
      sender: testSender,
      accountNo: '',
      branchCode: '',
      templateUrl: source === 'hand' ? '' : emulatedSources[source as WaybillSourceCode].templateUrl,
      numberFen: 50,
      ...change,
    };
    return inTransaction(db, async (tx) => {
      const { id } = await addAccount(tx, { ...asked(clock), ...form }, vault);
      await changeAccount(tx, { ...asked(clock), accountId: id, lines: [line] }, vault);
      return id;
    });
  }

  /** Orders of a shop without a platform, as a file or a person brings them. */
  async function offlineOrders(orders: readonly ChannelOrder[]): Promise<readonly string[]> {
    const { shopId } = await inTransaction(db, (tx) =>
      addShop(tx, { ...asked(clock), channel: 'offline', name: `线下 ${Date.now()}`, app: { fields: {}, addresses: {} } }, vault),
    );
    await inTransaction(db, (tx) =>
      receiveChannelOrders(tx, { ...asked(clock), shopId, road: 'file', readAt: clock(), orders: orders.map(received) }, vault),
    );
    return (await db.selectFrom('orders').select('id').where('shop_id', '=', shopId).orderBy('channel_order_no').execute()).map(
      ({ id }) => id,
    );
  }

  const used = new Set<string>();
  /** Orders of a platform's shop that no test has used. */
  async function orders(shop: PulledShop, count: number): Promise<readonly string[]> {
    const rows = await db
      .selectFrom('orders')
      .select('id')
      .where('shop_id', '=', shop.shopId)
      .where('status', '=', 'received')
      .orderBy('channel_order_no')
      .execute();
    const fresh = rows.map(({ id }) => id).filter((id) => !used.has(id));
    if (fresh.length < count) throw new Error(`${shop.code} has ${fresh.length} unused orders`);
    for (const id of fresh.slice(0, count)) used.add(id);
    return fresh.slice(0, count);
  }

  /** A released fulfillment order for each of these orders, its parcel waiting for a number. */
  const release = (orderIds: readonly string[], change: Partial<GroundAsk> = {}) =>
    Promise.all(orderIds.map((orderId) => ground.open({ orders: [{ orderId }], stage: 'to_print', parcels: [null], ...change })));

  /** Does what the subscriber and its job do with released fulfillment orders. */
  async function take(released: readonly Readonly<{ id: string; parcelIds: readonly string[] }>[]): Promise<void> {
    const now = clock();
    await inTransaction(db, (tx) =>
      insertTakeTasks(
        tx,
        released.map(({ id }) => id),
        { now, dueAt: leaseEnd(now) },
      ),
    );
    await takeNumbers(merchant, { parcelIds: released.flatMap(({ parcelIds }) => parcelIds) });
  }

  const parcelsOf = (released: readonly Readonly<{ id: string }>[]) =>
    db
      .selectFrom('parcels')
      .selectAll()
      .where(
        'fulfillment_order_id',
        'in',
        released.map(({ id }) => id),
      )
      .orderBy('ordinal')
      .orderBy('id')
      .execute();
  const tasksOf = (parcelIds: readonly string[]) =>
    db.selectFrom('waybill_tasks').selectAll().where('parcel_id', 'in', parcelIds).orderBy('parcel_id').execute();
  const openExceptions = async (orderId: string): Promise<readonly string[]> =>
    (await db.selectFrom('order_exceptions').select('kind').where('order_id', '=', orderId).where('cleared_at', 'is', null).execute()).map(
      ({ kind }) => kind,
    );

  return { ...ground, shops, account, offlineOrders, orders, release, take, parcelsOf, tasksOf, openExceptions };
}

export type WaybillGround = Awaited<ReturnType<typeof aWaybillGround>>;
