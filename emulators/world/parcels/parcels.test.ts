import { expect, test } from 'vitest';
import { runScenario } from '../../control/run-scenario.ts';
import { scenarioSchema, type ScenarioInput } from '../../control/scenario.ts';
import { createEmulation, type Emulation } from '../create-emulation.ts';
import { aPlatform } from '../platform-fixture.ts';
import { RefusedAct } from '../refused-act.ts';
import { shippingOf } from '../trade-facts.ts';
import { carrierOf, carriers, waybillNo } from './carrier-fixture.ts';
import { collect, intercept, voidParcel } from './parcel-acts.ts';
import { numberParcel, tradesOf } from './parcel-life.ts';
import { scansOf } from './parcel.ts';
import { parcelOf, parcelShelf } from './parcel-shelf.ts';
import { carriersLike } from './recognize.ts';
import { isHandedOver, isPickup } from './scan-kinds.ts';
import { storyNames } from './stories.ts';

const startMs = Date.parse('2026-11-11T00:00:00+08:00');
const hourMs = 3_600_000;
const place = (province: string, city: string) => ({ province, city, district: '中心区', town: '', detail: '一号', postcode: '' });

async function play(
  steps: ScenarioInput['steps'],
  emulation = createEmulation({ platforms: [aPlatform()], seed: '7', startMs, speed: 0 }),
): Promise<Emulation> {
  const shops = emulation.world.shops().length === 0 ? [{ platform: 'market', name: '暖贝芽旗舰店' }] : [];
  await runScenario(emulation, scenarioSchema.parse({ speed: 0, shops, steps }));
  return emulation;
}
const aParcel = ({ world }: Emulation, carrier = 'YTO') =>
  numberParcel(world, {
    carrier: carrierOf(carrier)!,
    from: place('浙江省', '宁波市'),
    to: place('四川省', '成都市'),
    senderPhone: '',
    receiverPhone: '13800138000',
  });
const all = ({ world }: Emulation) => [...parcelShelf(world).parcels.values()];

test('no number is given twice, and each looks like its carrier’s', () => {
  for (const carrier of carriers) {
    const numbers = Array.from({ length: 2_000 }, (_, index) => waybillNo(carrier, index + 1));
    expect(new Set(numbers).size, carrier.code).toBe(2_000);
    expect(numbers.filter((no) => !carriersLike(no).includes(carrier))).toEqual([]);
  }
});

test('a parcel that a platform is told of is fetched, carried and handed over, and its order is signed for', async () => {
  const emulation = await play([
    { do: 'rhythm', begins: 'told', pickup: ['1h', '5h'] },
    { do: 'flow', shop: 1, perHour: 5, for: '4h', behavior: { pays: 1, refundsBeforeShipping: 0 } },
    { do: 'wait', for: '6h' },
    { do: 'act', act: 'ship_elsewhere', share: 1 },
    { do: 'wait', for: '10m' },
  ]);
  const trades = emulation.world.trades(1).filter((trade) => shippingOf(trade) === 'all');
  expect(trades.length).toBeGreaterThan(10);
  expect(trades.every(({ signedMs }) => signedMs === null)).toBe(true);
  await play([{ do: 'wait', for: '15d' }], emulation);
  for (const { shopSeq, seq } of trades) {
    const trade = emulation.world.trade(shopSeq, seq)!;
    const parcel = parcelOf(emulation.world, trade.shipments[0]!.waybillNo)!;
    const handed = scansOf(parcel, emulation.world.nowMs()).find(({ kind }) => isHandedOver(kind))!;
    expect(trade.signedMs).toBe(handed.atMs);
    expect(parcel.plan[0]!.atMs - trade.shipments[0]!.atMs).toBeGreaterThanOrEqual(hourMs);
  }
});

test('where carriers go by themselves they fetch on their evening round what was never told', async () => {
  const emulation = await play([{ do: 'rhythm', begins: 'collected' }]);
  const parcel = aParcel(emulation);
  expect(new Date(parcelOf(emulation.world, parcel.waybillNo)!.plan[0]!.atMs + 8 * hourMs).getUTCHours()).toBeOneOf([18, 19]);
  voidParcel(emulation.world, parcelOf(emulation.world, parcel.waybillNo)!);
  await play([{ do: 'wait', for: '5d' }], emulation);
  expect(scansOf(parcelOf(emulation.world, parcel.waybillNo)!, emulation.world.nowMs())).toEqual([]);
});

test('in a world without a rhythm parcels lie until somebody says so, and customers get theirs all the same', async () => {
  const emulation = await play([
    { do: 'flow', shop: 1, perHour: 5, for: '2h' },
    { do: 'wait', for: '3h' },
    { do: 'act', act: 'ship_elsewhere', share: 1 },
    { do: 'wait', for: '6d' },
  ]);
  expect(all(emulation)).toEqual([]);
  expect(emulation.world.trades(1).some(({ signedMs }) => signedMs !== null)).toBe(true);
});

test('who waits for a lost parcel asks for the money back', async () => {
  const emulation = await play([
    { do: 'rhythm', begins: 'told', stories: { lost: 1 } },
    { do: 'flow', shop: 1, perHour: 4, for: '2h', behavior: { pays: 1, refundsBeforeShipping: 0 } },
    { do: 'wait', for: '3h' },
    { do: 'act', act: 'ship_elsewhere', share: 1 },
    { do: 'wait', for: '14d' },
  ]);
  const shipped = emulation.world.trades(1).filter((trade) => shippingOf(trade) === 'all');
  expect(shipped.length).toBeGreaterThan(3);
  expect(shipped.map(({ signedMs, refunds }) => [signedMs, refunds.at(-1)?.reason])).toEqual(shipped.map(() => [null, '快递一直未送达']));
});

test.each(storyNames)('the story “%s” goes forward in time, begins with the pickup and ends as it says', async (story) => {
  const emulation = await play([]);
  const parcel = collect(emulation.world, aParcel(emulation), story);
  const moments = parcel.plan.map(({ atMs }) => atMs);
  expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  const kinds = parcel.plan.map(({ kind }) => kind);
  const ends: Readonly<Record<string, string>> = {
    lost: 'stale',
    never_collected: 'pickup_overdue',
    refused: 'return_signed',
    returned: 'return_signed',
    damaged: 'return_signed',
  };
  const end = ends[story];
  if (end) expect(kinds.at(-1)).toBe(end);
  else expect(isHandedOver(kinds.at(-1)!)).toBe(true);
  if (story !== 'never_collected') expect(kinds.find(isPickup)).toBe('picked_up');
  if (story === 'false_sign') expect(kinds).not.toContain('out_for_delivery');
  await play([{ do: 'wait', for: '40d' }], emulation);
  expect(scansOf(parcelOf(emulation.world, parcel.waybillNo)!, emulation.world.nowMs())).toHaveLength(kinds.length);
});

test('a parcel is fetched once, and turned round only on its way', async () => {
  const emulation = await play([]);
  const { world } = emulation;
  const waiting = aParcel(emulation);
  expect(() => intercept(world, waiting, null)).toThrow(RefusedAct);
  const parcel = collect(world, waiting, 'usual');
  expect(() => collect(world, parcel)).toThrow(RefusedAct);
  expect(() => voidParcel(world, parcel)).toThrow(RefusedAct);
  await play([{ do: 'wait', for: '20h' }], emulation);
  const turned = intercept(world, parcelOf(world, parcel.waybillNo)!, null);
  expect(turned.plan.slice(-2).map(({ kind }) => kind)).toEqual(['returning', 'return_signed']);
  await play([{ do: 'wait', for: '3d' }], emulation);
  expect(() => intercept(world, parcelOf(world, parcel.waybillNo)!, null)).toThrow(RefusedAct);
});

test('two orders under one number are signed for together, and a changed number leaves the old one alone', async () => {
  const emulation = await play([
    { do: 'rhythm', begins: 'told', stories: { usual: 1 } },
    { do: 'order', shop: 1, count: 3, isPresale: false },
    { do: 'act', act: 'ship_elsewhere', carrier: 'ZTO', waybill: '78000000000001', count: 2 },
    { do: 'act', act: 'ship_elsewhere', carrier: 'ZTO', waybill: '78000000000002', count: 1 },
  ]);
  const { world } = emulation;
  expect(tradesOf(world, '78000000000001')).toHaveLength(2);
  const [alone] = tradesOf(world, '78000000000002');
  world.change(alone!, 'other', { shipments: alone!.shipments.map((shipment) => ({ ...shipment, waybillNo: '78000000000003' })) });
  expect([tradesOf(world, '78000000000002').length, tradesOf(world, '78000000000003').length]).toEqual([0, 1]);
  await play([{ do: 'wait', for: '10d' }], emulation);
  const [one, other] = tradesOf(world, '78000000000001');
  expect(one!.signedMs).not.toBeNull();
  expect(one!.signedMs).toBe(other!.signedMs);
});

test('a scenario tells stories to parcels by number, by count and by share', async () => {
  const emulation = await play([
    { do: 'rhythm', begins: 'told' },
    { do: 'order', shop: 1, count: 10, isPresale: false },
    { do: 'act', act: 'ship_elsewhere', share: 1 },
    { do: 'wait', for: '7h' },
    { do: 'parcel', act: 'tell', story: 'returned', count: 3 },
    { do: 'wait', for: '15d' },
  ]);
  const ends = all(emulation).map(({ plan }) => plan.at(-1)!.kind);
  expect(ends.filter((kind) => kind === 'return_signed')).toHaveLength(3);
  expect(ends.filter(isHandedOver)).toHaveLength(7);
});
