/** A merchant whose released parcels want numbers: shops on emulated platforms, subscriptions with carriers, accounts. */
import { randomUUID } from 'node:crypto';
import type { ConnectorCode, ShopId } from '@zhidan/core/channels/channel.ts';
import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import { addWaybillAccount, type WaybillAccountId, type WaybillLine } from '@zhidan/core/waybills/account-api.ts';
import type { AccountSource } from '@zhidan/core/waybills/account-source.ts';
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

/** Shops whose orders are pulled, signed up with ZTO at their platforms and at the aggregators; accounts are the test's to add. */
export async function aWaybillGround(merchant: TestMerchant, emulators: RunningEmulators, ask: WaybillGroundAsk) {
  const { db, clock } = merchant;
  await declareQueues(
    db,
    waybillJobs.map(({ type }) => type),
  );
  const shops = await pulledWorld(merchant, emulators, ask);
  for (const app of Object.values(aggregatorApps)) await emulators.control('POST', 'apps', app);
  await live(merchant, emulators, [
    ...subscribing(shops, ask.balance),
    ...shops.map(({ shopSeq }) => ({ do: 'order', shop: shopSeq, count: ask.ordersEach, over: '5m', isPresale: false })),
    { do: 'wait', for: '20m' },
  ]);
  await pullAll(merchant, shops);
  const ground = await aFulfillmentGround(merchant);
  const { warehouseId } = ground;

  /** A released fulfillment order for each of these orders, its parcel waiting for a number. */
  const release = (orderIds: readonly string[], change: Partial<GroundAsk> = {}) =>
    Promise.all(orderIds.map((orderId) => ground.open({ orders: [{ orderId }], stage: 'to_print', parcels: [null], ...change })));

  /** Does what the subscriber and its job do with released fulfillment orders. */
  const take = async (released: readonly Readonly<{ id: string; parcelIds: readonly string[] }>[]): Promise<void> => {
    const now = clock();
    const ids = released.map(({ id }) => id);
    await inTransaction(db, (tx) => insertTakeTasks(tx, ids, { now, dueAt: leaseEnd(now) }));
    await takeNumbers(merchant, { parcelIds: released.flatMap(({ parcelIds }) => parcelIds) });
  };
  return {
    ...ground,
    shops,
    /** An account that serves ZTO from the warehouse, for the shop that asks it or for all. */
    account: (source: AccountSource, shopId: ShopId | null = null, change: Partial<WaybillLine> = {}) =>
      addTestAccount(merchant, emulators, { source, shopId, line: { warehouseId, ...change } }),
    offlineOrders: (orders: readonly ChannelOrder[]) => receiveOffline(merchant, orders),
    orders: unusedOrders(merchant),
    release,
    take,
    ...looks(merchant),
  };
}

function subscribing(shops: readonly PulledShop[], balance: number): readonly object[] {
  const contract = { do: 'subscribe', carrier: 'ZTO', balance, customerCode: 'K001', senders: [testSender] };
  return [
    ...shops.map(({ shopSeq }) => ({ ...contract, shop: shopSeq })),
    ...(['kuaidi100', 'kdniao'] as const).map((platform) => ({ ...contract, platform, customerKey: 'zto-password' })),
  ];
}

type TestAccountAsk = Readonly<{
  source: AccountSource;
  shopId: ShopId | null;
  line: Partial<WaybillLine> & Pick<WaybillLine, 'warehouseId'>;
}>;

async function addTestAccount(merchant: TestMerchant, emulators: RunningEmulators, ask: TestAccountAsk): Promise<WaybillAccountId> {
  const { source, shopId } = ask;
  const { db, clock, vault } = merchant;
  const service = waybillSourceOf(source);
  const emulated = source === 'hand' ? null : emulatedSources[source];
  const form = addWaybillAccount.input.parse({
    name: `${source} ${shopId ?? ''}`.trim(),
    source,
    shopId,
    fields: emulated?.fields ?? {},
    addresses: service !== null && shopId === null ? emulatedAddresses(service, emulators.url) : {},
    lowBalance: 5,
  });
  const templateUrl = emulated?.templateUrl ?? '';
  const usual = { carrier: 'ZTO', sender: testSender, accountNo: '', branchCode: '', templateUrl, numberFen: 50 } as const;
  const line: WaybillLine = { ...usual, ...ask.line };
  return inTransaction(db, async (tx) => {
    const { id } = await addAccount(tx, { ...asked(clock), ...form }, vault);
    await changeAccount(tx, { ...asked(clock), accountId: id, lines: [line] }, vault);
    return id;
  });
}

/** Orders of a shop without a platform, as a file or a person brings them. */
async function receiveOffline({ db, clock, vault }: TestMerchant, orders: readonly ChannelOrder[]): Promise<readonly string[]> {
  const app = { fields: {}, addresses: {} };
  const { shopId } = await inTransaction(db, (tx) =>
    addShop(tx, { ...asked(clock), channel: 'offline', name: `线下 ${randomUUID()}`, app }, vault),
  );
  const ask = { ...asked(clock), shopId, road: 'file', readAt: clock(), orders: orders.map(received) } as const;
  await inTransaction(db, (tx) => receiveChannelOrders(tx, ask, vault));
  const rows = await db.selectFrom('orders').select('id').where('shop_id', '=', shopId).orderBy('channel_order_no').execute();
  return rows.map(({ id }) => id);
}

/** Orders of a platform's shop that nobody has used. */
function unusedOrders({ db }: TestMerchant) {
  const used = new Set<string>();
  return async ({ shopId, code }: PulledShop, count: number): Promise<readonly string[]> => {
    const received = db.selectFrom('orders').select('id').where('shop_id', '=', shopId).where('status', '=', 'received');
    const rows = await received.orderBy('channel_order_no').execute();
    const fresh = rows.map(({ id }) => id).filter((id) => !used.has(id));
    if (fresh.length < count) throw new Error(`${code} has ${fresh.length} unused orders`);
    for (const id of fresh.slice(0, count)) used.add(id);
    return fresh.slice(0, count);
  };
}

/** What there is of parcels, tasks and exceptions. */
function looks({ db }: TestMerchant) {
  return {
    parcelsOf: (released: readonly Readonly<{ id: string }>[]) => {
      const ids = released.map(({ id }) => id);
      return db.selectFrom('parcels').selectAll().where('fulfillment_order_id', 'in', ids).orderBy('ordinal').orderBy('id').execute();
    },
    tasksOf: (parcelIds: readonly string[]) =>
      db.selectFrom('waybill_tasks').selectAll().where('parcel_id', 'in', parcelIds).orderBy('parcel_id').execute(),
    openExceptions: async (orderId: string): Promise<readonly string[]> => {
      const open = db.selectFrom('order_exceptions').select('kind').where('order_id', '=', orderId).where('cleared_at', 'is', null);
      return (await open.execute()).map(({ kind }) => kind);
    },
  };
}

export type WaybillGround = Awaited<ReturnType<typeof aWaybillGround>>;
