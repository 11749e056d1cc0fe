import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { ShipNoticeId } from '@zhidan/core/channels/notice/notice-api.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { addWaybillAccount, type SubscriptionView, type WaybillLine } from '@zhidan/core/waybills/account-api.ts';
import { noteShipped } from '../../server/channels/notices/on-shipped.ts';
import { saveOutcomes, type NoticeOutcome } from '../../server/channels/notices/notice-store.ts';
import { sendNoticesType } from '../../server/channels/notices/send-notices-type.ts';
import { declareQueues } from '../../server/platform/jobs/queue-settings.ts';
import { inTransaction } from '../../server/platform/db/in-transaction.ts';
import type { Merchant } from '../../server/platform/merchant.ts';
import { aFulfillmentGround } from '../../server/testing/fulfillment-ground.ts';
import { asked } from '../../server/testing/test-news.ts';
import { addAccount } from '../../server/waybills/accounts/add-account.ts';
import { saveReading } from '../../server/waybills/accounts/account-store.ts';
import { changeAccount } from '../../server/waybills/accounts/change-account.ts';
import { insertTakeTasks, saveTroubles } from '../../server/waybills/tasks/task-store.ts';
import { startGoods } from './start-goods.ts';

const sender = { province: '浙江省', city: '宁波市', district: '鄞州区', town: '', detail: '投资创业中心金谷中路 88 号 3 号库' };
const branch = (carrier: 'ZTO' | 'YTO' | 'SF', balance: number | null): SubscriptionView => ({
  carrier,
  carrierCodeThere: carrier,
  branchCode: `${carrier}NB01`,
  branchName: '宁波市鄞州区网点',
  balance,
  senders: [sender],
  accountNos: carrier === 'SF' ? ['5740012345'] : [],
});

/** Two accounts, one of them nearly out of numbers; parcels that got none; notices that wait, went through and failed. */
export async function startWaybills(merchant: Merchant): Promise<() => Promise<void>> {
  const stop = await startGoods(merchant);
  await declareQueues(merchant.db, [sendNoticesType]); // before the product declares its own
  const ground = await aFulfillmentGround(merchant);
  const rows = await merchant.db.selectFrom('orders').select(['id', 'shop_id']).orderBy('channel_order_no').limit(10).execute();
  await addAccounts(merchant, { warehouseId: ground.warehouseId, shopId: rows[0]?.shop_id as ShopId });
  await leaveParcelsWaiting(merchant, ground, rows.slice(0, 4));
  await shipSome(merchant, ground, rows.slice(4));
  return stop;
}

type Ground = Awaited<ReturnType<typeof aFulfillmentGround>>;
type Rows = readonly Readonly<{ id: string }>[];

async function addAccounts(merchant: Merchant, { warehouseId, shopId }: Readonly<{ warehouseId: Ground['warehouseId']; shopId: ShopId }>) {
  const { db, clock, vault } = merchant;
  const ask = asked(clock);
  const line = (carrier: WaybillLine['carrier'], own = false): WaybillLine => ({
    carrier,
    warehouseId,
    sender: own ? null : sender,
    accountNo: carrier === 'SF' ? '5740012345' : '',
    branchCode: '',
    templateUrl: '',
    numberFen: carrier === 'SF' ? 0 : 45,
  });
  await inTransaction(db, async (tx) => {
    const cainiao = addWaybillAccount.input.parse({ name: '菜鸟 · 天猫旗舰店', source: 'cainiao', shopId });
    const { id } = await addAccount(tx, { ...ask, ...cainiao }, vault);
    await changeAccount(tx, { ...ask, accountId: id, lines: [line('ZTO'), line('YTO'), line('SF')] }, vault);
    const subscriptions = [branch('ZTO', 1_786), branch('YTO', 46), branch('SF', null)];
    await saveReading(tx, { id, subscriptions, lowCarriers: ['YTO'], fault: null }, plusMs(ask.now, -26 * 60_000));
    const hand = await addAccount(
      tx,
      { ...ask, ...addWaybillAccount.input.parse({ name: '手工填单（德邦大件）', source: 'hand' }) },
      vault,
    );
    await changeAccount(tx, { ...ask, accountId: hand.id, lines: [line('DBKD', true)] }, vault);
  });
}

async function leaveParcelsWaiting(merchant: Merchant, ground: Ground, orders: Rows): Promise<void> {
  const { db, clock } = merchant;
  const now = clock();
  const opened = await Promise.all(orders.map(({ id }) => ground.open({ orders: [{ orderId: id }], stage: 'to_print', parcels: [null] })));
  const troubles = [
    { problem: 'no_balance', platformWords: '电子面单余额不足，请联系网点充值', dueAt: plusMs(now, 22 * 60_000) },
    { problem: 'bad_receiver', platformWords: '收件人手机号格式错误', dueAt: null },
    { problem: 'service_down', platformWords: '系统繁忙，请稍后再试', dueAt: plusMs(now, 40_000) },
    { problem: 'receiver_ciphered', platformWords: '', dueAt: null },
  ] as const;
  await inTransaction(db, async (tx) => {
    await insertTakeTasks(
      tx,
      opened.map(({ id }) => id),
      { now: plusMs(now, -50 * 60_000), dueAt: plusMs(now, 60_000) },
    );
    await saveTroubles(
      tx,
      opened.map(({ parcelIds }, index) => ({
        parcelId: parcelIds[0] ?? '',
        kind: 'take' as const,
        accountId: null,
        carrier: 'ZTO',
        platformCode: '',
        ...(troubles[index] ?? troubles[0]),
      })),
    );
  });
}

async function shipSome(merchant: Merchant, ground: Ground, orders: Rows): Promise<void> {
  const { db, clock } = merchant;
  await db.updateTable('shops').set({ state: 'authorized' }).execute();
  const shipped = await Promise.all(
    orders.map(({ id }, index) => ground.open({ orders: [{ orderId: id }], stage: 'shipped', parcels: [`7842615890${index}432`] })),
  );
  const now = clock();
  await inTransaction(db, (tx) => noteShipped(tx, { parcelIds: shipped.flatMap(({ parcelIds }) => parcelIds), now }));
  const notices = await db.selectFrom('ship_notices').select('id').orderBy('no').execute();
  const business = { kind: 'business', code: 'isv.logistics-offline-service-error:P38', words: '运单号不符合规则或已经被使用' } as const;
  const away = { kind: 'transient', code: 'network', words: 'timeout' } as const;
  const outcomes: readonly Omit<NoticeOutcome, 'id' | 'isUncertain' | 'isLateTold'>[] = [
    { state: 'sent', reason: null, dueAt: null, fault: null },
    { state: 'failed', reason: null, dueAt: null, fault: business },
    { state: 'waiting', reason: null, dueAt: plusMs(now, 80_000), fault: away },
    { state: 'failed', reason: 'shipped_otherwise', dueAt: null, fault: null },
    { state: 'sent', reason: 'found_told', dueAt: null, fault: null },
  ];
  const written = notices.flatMap(({ id }, index): NoticeOutcome[] => {
    const outcome = outcomes[index];
    return outcome ? [{ ...outcome, id: id as ShipNoticeId, isUncertain: false, isLateTold: false }] : [];
  });
  await inTransaction(db, (tx) => saveOutcomes(tx, written, now));
}
