import { connectors } from '@zhidan/connectors/index.ts';
import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchOutside } from '../channels/fetch-outside.ts';
import { agreedGrant, emulatedApp, emulatedApps, registration } from '../testing/emulated-app.ts';
import { runEmulators, type RunningEmulators } from '../testing/run-emulators.ts';

const start = instant('2026-11-11T02:00:00.000Z');
const tradeCount = 230; // three pages of a hundred, the last one short

let emulators: RunningEmulators;
let emulatorNow: Instant = start;
const outside = fetchOutside(() => emulatorNow);

beforeAll(async () => {
  emulators = await runEmulators();
});
afterAll(() => emulators.stop());

/** Moves the frozen time of the emulated world, and ours with it. */
async function wait(span: string): Promise<void> {
  emulatorNow = instant(String((await emulators.control('POST', 'clock', { advance: span }))['now']));
}

/** A trade as the control API tells it. */
type ToldTrade = Readonly<{ no: string; paid: number; isPaid: boolean; sellerMemo: string }>;

type Arrived = Readonly<{ order: ChannelOrder; document: JsonObject }>;

/** Every order document of a window, newest version of each number as receiving keeps it. */
async function pull(
  connector: Connector,
  access: ShopAccess,
  window: Readonly<{ from: Instant; to: Instant }>,
  into: Map<string, Arrived>,
) {
  let page: string | null = null;
  do {
    const { documents, next } = await connector.pullPage(outside, access, { basis: 'modified', ...window, page });
    for (const document of documents) {
      const order = connector.mapOrder(document);
      const known = into.get(order.channelOrderNo);
      if (!known || known.order.modifiedAt <= order.modifiedAt) into.set(order.channelOrderNo, { order, document });
    }
    page = next;
  } while (page !== null);
}

async function begin(connector: Connector): Promise<void> {
  await emulators.control('POST', 'scenario', {
    seed: `meet ${connector.code}`,
    start,
    speed: 0,
    apps: [registration(connector.code)],
    shops: [{ platform: connector.code, name: '小满母婴旗舰店' }],
    steps: [
      { do: 'order', shop: 1, count: tradeCount, over: '18m' },
      { do: 'wait', for: '19m' },
    ],
  });
  emulatorNow = plusMs(start, 19 * 60_000);
}

describe.each(connectors.map((connector) => [connector.code, connector] as const))('%s', (_code, connector) => {
  test('every order arrives once with its sums, although rows change between the pages', async () => {
    await begin(connector);
    const app = emulatedApp(connector.code, emulators.url);
    const access: ShopAccess = { app, grant: await agreedGrant(connector, app, outside) };
    const { lagMs, overlapMs } = connector.pullRules;
    const arrived = new Map<string, Arrived>();
    await emulators.control('POST', 'faults', { kind: 'rows_changed', platform: connector.code, skip: 1, count: 5, times: 8 });
    await wait('4m');
    const first = { from: plusMs(start, -60_000), to: plusMs(emulatorNow, -lagMs) };
    await pull(connector, access, first, arrived);
    await emulators.control('POST', 'clear-faults');
    await wait('5m');
    await pull(connector, access, { from: plusMs(first.to, -overlapMs), to: plusMs(emulatorNow, -lagMs) }, arrived);

    const told = (await emulators.control('GET', 'trades', { shop: 1, limit: 1_000 })) as unknown as ToldTrade[];
    expect(told).toHaveLength(tradeCount);
    const trades = told.filter(({ isPaid }) => isPaid || !emulatedApps[connector.code].hidesUnpaid);
    expect([...arrived.keys()].toSorted()).toEqual(trades.map(({ no }) => no).toSorted());
    const gift = emulatedApps[connector.code].channelGift ?? '';
    const seen = trades.map(({ no, isPaid }) => {
      const { order, document } = arrived.get(no) as Arrived;
      const given = isPaid ? Number(document[gift] ?? 0) : 0; // of a presale's deposit nothing is given yet
      return [no, order.amounts.paid + given, order.seller.memo];
    });
    expect(seen).toEqual(trades.map(({ no, paid, sellerMemo }) => [no, paid, sellerMemo]));
    expect([...arrived.values()].flatMap(({ order }) => order.discrepancies)).toEqual([]);
  });
});
