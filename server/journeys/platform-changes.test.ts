import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printAll } from '../simulate/staff/packing-desk.ts';
import { answered } from '../simulate/visitor.ts';
import { aDayHouse, type DayHouse } from '../testing/day/day-house.ts';
import { changedOrders, type ChangedOrder } from '../testing/day/changed-order-query.ts';
import { warehouseIds } from '../simulate/day-outcome-query.ts';
import { workOff } from '../simulate/staff/warehouse-hands.ts';
import { until } from '../testing/until.ts';
import { runEmulators, type RunningEmulators } from '../testing/run-emulators.ts';
import { merchantForFile } from '../testing/test-merchant.ts';

/**
 * Every reason for which a platform's change comes back, at every stage of the chain, told by the platforms themselves: somebody acts
 * on a trade there, we hear of it by push or pull, and what it does here ends as the model of states says. The same by commands, and
 * with what follows then: server/fulfillment/changes/platform-changes.test.ts.
 */
const merchant = merchantForFile({ poolSize: 16 });
let emulators: RunningEmulators;
let day: DayHouse;
let after: ReadonlyMap<string, ChangedOrder>;

const stages = ['before the audit', 'before printing', 'after printing', 'after shipping'] as const;
type Stage = (typeof stages)[number];
const minuteMs = 60_000;
/** In real time: what an overloaded machine may need to number forty parcels. */
const numbersLimitMs = 180_000;

type Act = Readonly<{ act: string; [more: string]: unknown }>;
/** What stands then: the stage of the fulfillment order, open exceptions, what happened to its number, what the warehouse and the carrier are told. */
type Ends = Readonly<{
  stage: string;
  kept?: readonly string[];
  parcel?: string;
  isStopAsked?: boolean;
  isCalledBack?: boolean;
  isLetGo?: boolean;
}>;
type Reason = Readonly<{ shops: readonly number[]; acts: readonly Act[]; ends: Readonly<Record<Stage, Ends>> }>;

/** The shops by their numbers: Tmall, Douyin, Youzan. */
const all = [1, 2, 3];

/** Judged again before the release, stopped on the floor, told to service when it has left. */
const judgedAgain = (before: Ends, more: Partial<Record<Stage, Ends>> = {}): Reason['ends'] => ({
  'before the audit': before,
  'before printing': { ...before, parcel: before.stage === 'to_print' ? 'renewed' : 'voided' },
  'after printing': { stage: 'to_pick', kept: ['platform_changed'], isStopAsked: true },
  'after shipping': { stage: 'away', kept: ['changed_late'] },
  ...more,
});

const reasons: Readonly<Record<string, Reason>> = {
  收货地址: {
    shops: all,
    acts: [{ act: 'change_address' }, { act: 'agree_address' }],
    // on a platform nobody changes the address of what has left
    ends: judgedAgain({ stage: 'to_print' }, { 'after shipping': { stage: 'away' } }),
  },
  发票: {
    shops: [3],
    acts: [{ act: 'set_extras', extras: { order_extra: { invoice_title: '宁波某某公司' } } }],
    ends: {
      'before the audit': { stage: 'to_print' },
      'before printing': { stage: 'to_print', parcel: 'numbered' },
      'after printing': { stage: 'away', kept: ['changed_late'] },
      'after shipping': { stage: 'away', kept: ['changed_late'] },
    },
  },
  卖家备注: { shops: all, acts: [{ act: 'memo', memo: '改发圆通' }], ends: judgedAgain({ stage: 'audit' }) },
  更换货品: {
    shops: all,
    acts: [{ act: 'change_goods' }],
    ends: judgedAgain({ stage: 'to_print' }, { 'after shipping': { stage: 'away' } }),
  },
  赠品变化: {
    shops: all,
    acts: [{ act: 'give_gift', merchantCode: 'ZP-KSJ' }],
    ends: judgedAgain({ stage: 'to_print' }, { 'after shipping': { stage: 'away' } }),
  },
  买家留言: { shops: all, acts: [{ act: 'message', text: '请发顺丰' }], ends: judgedAgain({ stage: 'audit', kept: ['audit_blocked'] }) },
  平台已发货: {
    shops: all,
    acts: [{ act: 'ship_elsewhere' }],
    ends: {
      // a person has to say whether it was sent
      'before the audit': { stage: 'audit', kept: ['platform_shipped'] },
      'before printing': { stage: 'to_print', kept: ['platform_shipped'] },
      'after printing': { stage: 'to_pick', kept: ['platform_shipped'], isStopAsked: true },
      'after shipping': { stage: 'away' },
    },
  },
  平台审核: {
    shops: all,
    acts: [{ act: 'review_risk' }],
    ends: {
      'before the audit': { stage: 'audit', kept: ['platform_hold'] },
      'before printing': { stage: 'to_print', kept: ['platform_hold'] },
      'after printing': { stage: 'to_pick', kept: ['platform_hold'], isStopAsked: true },
      'after shipping': { stage: 'away' },
    },
  },
  申请退款: {
    shops: all,
    acts: [{ act: 'ask_refund' }],
    ends: {
      'before the audit': { stage: 'audit', kept: ['refund_open'] },
      'before printing': { stage: 'to_print', kept: ['refund_open'] },
      'after printing': { stage: 'to_pick', kept: ['refund_open'], isStopAsked: true },
      'after shipping': { stage: 'away', kept: ['changed_late'], isCalledBack: true },
    },
  },
  撤销退款: {
    shops: all,
    acts: [{ act: 'ask_refund' }, { act: 'withdraw_refund' }],
    ends: {
      'before the audit': { stage: 'to_print' },
      'before printing': { stage: 'to_print', parcel: 'numbered' },
      'after printing': { stage: 'away', isStopAsked: true },
      'after shipping': { stage: 'away', kept: ['changed_late'], isLetGo: true },
    },
  },
  整单退款: {
    shops: all,
    acts: [{ act: 'ask_refund' }, { act: 'agree_refund' }],
    ends: {
      'before the audit': { stage: 'canceled' },
      'before printing': { stage: 'canceled', parcel: 'voided' },
      'after printing': { stage: 'to_pick', kept: ['closed_after_print'], isStopAsked: true },
      'after shipping': { stage: 'away', kept: ['changed_late'], isCalledBack: true },
    },
  },
};

const rows = Object.entries(reasons).flatMap(([reason, { shops }]) => shops.map((shop) => ({ reason, shop })));
const placed = new Map<string, Readonly<{ no: string; shop: number }>>();
/** Acts that the platform allows nobody at that stage. */
const refused = new Set<string>();
const keyOf = (stage: Stage, reason: string, shop: number): string => `${stage} ${reason} ${shop}`;

/** One order a reason and shop: of known goods, cheap and quiet, so that nothing but the change speaks against it. */
async function order(stage: Stage): Promise<void> {
  for (const { reason, shop } of rows) {
    const ask = {
      shop,
      skus: [{ merchantCode: 'YZB-BB-1', quantity: 1 }],
      isPaid: true,
      isPresale: false,
      hasGift: false,
      hasDiscount: false,
      message: '',
    };
    const { no } = await emulators.control('POST', 'order', ask);
    placed.set(keyOf(stage, reason, shop), { no: String(no), shop });
  }
}

/** Orders of a stage, each with its label out: a number that came late on a busy machine is waited for. */
async function printed(stage: Stage): Promise<void> {
  await order(stage);
  await day.pass(15 * minuteMs);
  const hands = await day.as('cangku');
  let labelCount = 0;
  await until(
    `all orders of “${stage}” are printed`,
    async () => {
      labelCount += (await printAll(hands, emulators)).length;
      if (labelCount < rows.length) await day.pass(minuteMs);
      return labelCount >= rows.length;
    },
    numbersLimitMs,
  );
}

beforeAll(async () => {
  emulators = await runEmulators();
  day = await aDayHouse(merchant(), emulators, 'changes');
  const hands = await day.as('cangku');
  await answered((await day.as('laoban')).post('/api/settings/mergeBySelf/change', { value: false })); // each order ends by itself
  await day.now({ do: 'rhythm', begins: 'by_hand' }); // what has left is not there yet
  await printed('after shipping');
  for (const warehouseId of await warehouseIds(merchant())) await workOff(hands, merchant().clock, warehouseId);
  await printed('after printing');
  await order('before printing');
  await day.pass(15 * minuteMs);
  await order('before the audit');
  await day.pass(3 * minuteMs);
  const turns = Math.max(...Object.values(reasons).map(({ acts }) => acts.length));
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [key, { no, shop }] of placed) {
      const act = reasons[key.split(' ').at(-2) ?? '']?.acts[turn];
      if (!act) continue;
      const isDone = await emulators.control('POST', 'act', { shop, trade: no, ...act }).then(
        () => true,
        () => false,
      );
      if (!isDone) refused.add(`${key} ${act.act}`);
    }
    await day.pass(3 * minuteMs);
  }
  await day.pass(15 * minuteMs);
  for (const warehouseId of await warehouseIds(merchant())) await workOff(hands, merchant().clock, warehouseId);
  after = await changedOrders(merchant().db);
}, 600_000);
afterAll(async () => {
  await day.stop();
  await emulators.stop();
});

/** Where nothing is said of its number. */
const usualParcel: Readonly<Record<string, ChangedOrder['parcel']>> = { audit: 'none', canceled: 'none', away: 'shipped' };

test('of what has left a platform changes neither address nor goods, and reviews it no more', () => {
  const never = ['change_address', 'change_goods', 'give_gift', 'ship_elsewhere', 'review_risk'];
  const told = [...refused].filter((one) => !one.endsWith('agree_address')).map((one) => one.split(' ').at(-1) ?? '');
  expect([...refused].every((one) => one.startsWith('after shipping') || one.endsWith('agree_address'))).toBe(true);
  expect(told.toSorted()).toEqual(never.flatMap((act) => all.map(() => act)).toSorted());
});

describe.each(stages)('%s', (stage) => {
  test.each(rows)('$reason, shop $shop', ({ reason, shop }) => {
    const no = placed.get(keyOf(stage, reason, shop))?.no ?? '';
    const { stage: found, kept, parcel, isStopAsked, isCalledBack, isLetGo } = after.get(no) as ChangedOrder;
    const usual = { kept: [], parcel: usualParcel[found] ?? 'numbered', isStopAsked: false, isCalledBack: false, isLetGo: false };
    const ends = reasons[reason]?.ends[stage] as Ends;
    expect({ stage: found, kept, parcel, isStopAsked, isCalledBack, isLetGo }).toEqual({ ...usual, ...ends });
  });
});
