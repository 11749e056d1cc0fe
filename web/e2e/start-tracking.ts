import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { addTrackingAccount } from '@zhidan/core/tracking/account-api.ts';
import type { TraceEvent } from '@zhidan/core/waybills/trace.ts';
import type { TraceState, TraceSub } from '@zhidan/core/waybills/trace-state.ts';
import type { Page } from 'playwright-core';
import { inTransaction } from '../../server/platform/db/in-transaction.ts';
import { declareQueues } from '../../server/platform/jobs/queue-settings.ts';
import type { Merchant } from '../../server/platform/merchant.ts';
import { aFulfillmentGround } from '../../server/testing/fulfillment-ground.ts';
import { asked } from '../../server/testing/test-news.ts';
import { addAccount } from '../../server/tracking/accounts/add-account.ts';
import { checkParcels } from '../../server/tracking/alerts/check-parcels-job.ts';
import { callBack } from '../../server/tracking/interceptions/call-back.ts';
import { interceptParcelOutside } from '../../server/tracking/interceptions/intercept-parcel.ts';
import { trackingJobs } from '../../server/tracking/module.ts';
import { takeTraces } from '../../server/tracking/traces/take-traces.ts';
import { insertTracked } from '../../server/tracking/watch/watch-store.ts';
import { startGoods } from './start-goods.ts';

type Scan = readonly [hoursAgo: number, text: string, place: string, state: TraceState | null, sub?: TraceSub];

const picked: Scan = [70, '【宁波鄞州网点】已揽收，揽收员 周师傅（13805740001）', '浙江,宁波市', 'PICKED_UP'];
const moving: Scan = [62, '【宁波转运中心】已发往【杭州转运中心】', '浙江,宁波市', 'IN_TRANSIT'];
const arrived: Scan = [30, '【杭州余杭网点】到达', '浙江,杭州市,余杭区', 'IN_TRANSIT', 'ARRIVED_CITY'];
const out: Scan = [26, '【杭州余杭网点】派件员 张师傅（13857110002）正在派送', '浙江,杭州市,余杭区', 'OUT_FOR_DELIVERY'];

/** What became of parcels that left three days ago. */
const journeys: readonly (readonly Scan[])[] = [
  [],
  [picked, moving],
  [picked, moving, arrived, out, [22, '派送不成功，原因：联系不上收件人', '浙江,杭州市', 'EXCEPTION', 'UNREACHABLE_RECIPIENT']],
  [picked, moving, arrived, [29.8, '已签收，签收人：门卫', '广东,广州市', 'DELIVERED', 'AGENT_SIGNED']],
  [picked, moving, [20, '【杭州转运中心】外包装破损，内件情况待确认', '浙江,杭州市', 'EXCEPTION', 'DAMAGED']],
  [
    picked,
    moving,
    arrived,
    out,
    [24, '客户拒收，原因：不想要了', '浙江,杭州市', 'REJECTED'],
    [10, '快件退回中', '浙江,杭州市', 'RETURNED', 'RETURNING'],
  ],
  [picked, moving, arrived, out],
  [picked, moving, arrived, out, [23, '已签收，本人签收', '浙江,杭州市,余杭区', 'DELIVERED']],
];

/** Parcels on their way, most of them in trouble, and the account that tells of them. */
export async function startTracking(merchant: Merchant): Promise<() => Promise<void>> {
  const stop = await startGoods(merchant);
  const { db, clock, vault } = merchant;
  await declareQueues(
    db,
    trackingJobs.map(({ type }) => type),
  );
  const ask = asked(clock);
  const account = { name: '快递100 · 轨迹', source: 'kuaidi100', callbackBase: 'https://oms.example.cn' } as const;
  const fields = { key: 'K100KEY0001', customer: 'K100CUSTOMER0001', salt: 'salt-of-the-house' };
  await inTransaction(db, (tx) => addAccount(tx, { ...ask, ...addTrackingAccount.input.parse({ ...account, fields }) }, vault));
  const parcels = await leaveParcels(merchant);
  const told = parcels.map(({ waybillNo }, index) => ({
    waybillNo,
    carrier: 'ZTO' as const,
    carrierCodeThere: 'zhongtong',
    events: (journeys[index] ?? []).map((scan) => eventOf(scan, ask.now)),
    expectedAt: index === 1 ? plusMs(ask.now, -30 * 3_600_000) : null,
    watch: 'on' as const,
    reason: '',
    isLoop: false,
  }));
  await inTransaction(db, (tx) => takeTraces(tx, { ...ask, road: 'push', told }));
  const [stuck] = parcels.slice(1);
  await inTransaction(db, (tx) => callBack(tx, { ...ask, parcelId: stuck?.parcelId ?? '', reason: '客户退款' }));
  await interceptParcelOutside(merchant, { parcelId: stuck?.parcelId ?? '' });
  await checkParcels(merchant, { now: ask.now });
  return stop;
}

async function leaveParcels(merchant: Merchant): Promise<readonly Readonly<{ parcelId: string; waybillNo: string }>[]> {
  const { db, clock } = merchant;
  const ground = await aFulfillmentGround(merchant);
  const orders = await db.selectFrom('orders').select('id').orderBy('channel_order_no').limit(journeys.length).execute();
  const left = await Promise.all(
    orders.map(async ({ id: orderId }, index) => {
      const waybillNo = `7842615890${index}432`;
      const { parcelIds } = await ground.open({ orders: [{ orderId }], stage: 'shipped', parcels: [waybillNo] });
      return { parcelId: parcelIds[0] ?? '', waybillNo };
    }),
  );
  const parcelIds = left.map(({ parcelId }) => parcelId);
  const shippedAt = plusMs(clock(), -72 * 3_600_000);
  await db.updateTable('parcels').set({ shipped_at: shippedAt }).where('id', 'in', parcelIds).execute();
  await inTransaction(db, (tx) => insertTracked(tx, parcelIds, { now: shippedAt, dueAt: plusMs(clock(), 3_600_000) }));
  await db.updateTable('tracked_parcels').set({ watch: 'on', due_at: null }).execute();
  return left;
}

function eventOf([hoursAgo, text, place, state, sub]: Scan, now: Instant): TraceEvent {
  return { at: plusMs(now, -hoursAgo * 3_600_000), text, place, code: '', meaning: state && { state, sub: sub ?? null } };
}

const scene = 'tracking';
const openFirst = (page: Page): Promise<void> => page.locator('li[data-row] button, tr[data-row]').first().click();

/** The pages of tracking in this scene. */
export const trackingShots = [
  { name: 'parcel-alerts', scene, path: '/parcel-alerts', isDarkToo: true },
  { name: 'parcel-alerts-hours', scene, path: '/parcel-alerts?view=hours' },
  { name: 'parcel', scene, path: '/parcel-alerts?kind=stalled', prepare: openFirst },
  { name: 'tracking-accounts', scene, path: '/tracking-accounts' },
  { name: 'tracking-account', scene, path: '/tracking-accounts', prepare: openFirst },
  { name: 'tracking-account-add', scene, path: '/tracking-accounts?add=true' },
] as const;
