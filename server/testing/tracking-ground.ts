/** A merchant whose parcels have left: numbers taken of an emulated service, an account that is told of them, our door open. */
import type { AddressInfo } from 'node:net';
import type { ConnectorCode } from '@zhidan/core/channels/channel.ts';
import { instant, msBetween } from '@zhidan/core/kernel/instant.ts';
import { addTrackingAccount, type TrackingAccountId } from '@zhidan/core/tracking/account-api.ts';
import { fulfillmentShipped } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import type { TrackingSourceCode } from '@zhidan/core/waybills/tracking-source.ts';
import type { FastifyInstance } from 'fastify';
import { emulatedAddresses } from '../channels/index.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { declareQueues } from '../platform/jobs/queue-settings.ts';
import { addAccount } from '../tracking/accounts/add-account.ts';
import { trackingAccounts } from '../tracking/accounts/account-store.ts';
import { callbackUrlOf } from '../tracking/accounts/account-content.ts';
import { trackingSourceOf } from '../tracking/accounts/tracking-source-of.ts';
import { trackingJobs } from '../tracking/module.ts';
import { subscribeParcels } from '../tracking/watch/subscribe-parcels.ts';
import { onShipped } from '../tracking/watch/watch-subscribers.ts';
import { aggregatorApps, trackingFields } from './emulated-carriers.ts';
import type { RunningEmulators } from './run-emulators.ts';
import { testApp } from './test-app.ts';
import type { TestMerchant } from './test-merchant.ts';
import { asked } from './test-news.ts';
import { aWaybillGround } from './waybill-ground.ts';

export type TrackingGroundAsk = Readonly<{ seed: string; ordersEach: number }>;

/** A parcel of ours that the emulated carrier knows. */
export type LeftParcel = Readonly<{ fulfillmentId: string; parcelId: string; waybillNo: string }>;

export async function aTrackingGround(merchant: TestMerchant, emulators: RunningEmulators, { seed, ordersEach }: TrackingGroundAsk) {
  const { db, clock, vault } = merchant;
  const codes: readonly ConnectorCode[] = ['taobao'];
  const house = await aWaybillGround(merchant, emulators, { seed, codes, ordersEach, balance: 500 });
  const [shop] = house.shops;
  if (!shop) throw new Error('no shop');
  await house.account('cainiao', shop.shopId);
  await house.account('kuaidi100');
  await declareQueues(
    db,
    trackingJobs.map(({ type }) => type),
  );
  const app: FastifyInstance = await testApp(merchant);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const ownUrl = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;

  /** An account with an emulated service, registered there with our door. */
  const account = async (source: TrackingSourceCode): Promise<TrackingAccountId> => {
    const form = addTrackingAccount.input.parse({
      name: source,
      source,
      callbackBase: ownUrl,
      fields: trackingFields[source],
      addresses: emulatedAddresses(trackingSourceOf(source), emulators.url),
    });
    const { id } = await inTransaction(db, (tx) => addAccount(tx, { ...asked(clock), ...form }, vault));
    const added = (await trackingAccounts(db, vault)).find((one) => one.id === id);
    if (!added) throw new Error('the account is not there');
    await emulators.control('POST', 'apps', { ...aggregatorApps[source], pushUrl: callbackUrlOf(added) });
    return id;
  };

  /** Fulfillment orders that have left with so many parcels each; of one order each, told to whoever follows. */
  const ship = async (count: number, parcelsEach = 1): Promise<readonly LeftParcel[]> =>
    shipOrders(await house.orders(shop, count), parcelsEach);
  const shipOrders = async (orders: readonly string[], parcelsEach = 1): Promise<readonly LeftParcel[]> => {
    const released = await house.release(orders, { parcels: Array.from({ length: parcelsEach }, () => null) });
    await house.take(released);
    const ids = released.map(({ id }) => id);
    const now = clock();
    await db
      .updateTable('fulfillment_orders')
      .set({ stage: 'shipped', stage_since: now, shipped_at: now })
      .where('id', 'in', ids)
      .execute();
    await db.updateTable('parcels').set({ state: 'shipped', shipped_at: now }).where('fulfillment_order_id', 'in', ids).execute();
    const events = released.map(({ id, parcelIds }, index) => ({
      ...fulfillmentShipped({ subjectId: id, payload: { orderIds: [orders[index] ?? ''], parcelIds: [...parcelIds] } }),
      id: `${index}`,
      at: now,
      actorId: 'test',
    }));
    await inTransaction(db, (tx) => onShipped.apply(tx, events, { ...asked(clock), vault }));
    const parcels = await house.parcelsOf(released);
    return parcels.map((row) => ({ fulfillmentId: row.fulfillment_order_id, parcelId: row.id, waybillNo: row.waybill_no ?? '' }));
  };

  return { ...house, app, ownUrl, account, ship, shipOrders, ...looksAt(merchant, emulators) };
}

/** What a test does with parcels that have left, and what there is of them. */
function looksAt(merchant: TestMerchant, emulators: RunningEmulators) {
  const { db, clock } = merchant;
  return {
    subscribe: (parcels: readonly LeftParcel[]) => subscribeParcels(merchant, { parcelIds: parcels.map(({ parcelId }) => parcelId) }),
    /** The carrier fetches a parcel, and this becomes of it. */
    collect: ({ waybillNo }: LeftParcel, story: string) =>
      emulators.control('POST', 'parcel', { waybill: waybillNo, act: 'collect', story }),
    scan: ({ waybillNo }: LeftParcel, scan: object) => emulators.control('POST', 'parcel', { waybill: waybillNo, act: 'scan', ...scan }),
    /** Time goes on, theirs and ours; pushes that are due arrive. */
    wait: async (span: string): Promise<void> => {
      const { now } = await emulators.control('POST', 'clock', { advance: span });
      clock.advance(msBetween(clock(), instant(String(now))));
      await emulators.control('POST', 'settle');
    },
    tracked: async ({ parcelId }: LeftParcel) => {
      const rows = await db.selectFrom('tracked_parcels').selectAll().where('parcel_id', '=', parcelId).execute();
      return rows[0];
    },
    stageOf: async ({ fulfillmentId }: LeftParcel): Promise<string> =>
      (await db.selectFrom('fulfillment_orders').select('stage').where('id', '=', fulfillmentId).executeTakeFirstOrThrow()).stage,
  };
}

export type TrackingGround = Awaited<ReturnType<typeof aTrackingGround>>;
