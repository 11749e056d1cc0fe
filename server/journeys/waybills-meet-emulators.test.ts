import { connectors, waybillSources } from '@zhidan/connectors/index.ts';
import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { ShopAccess, ShopGrant } from '@zhidan/core/channels/shop-grant.ts';
import { instant, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type {
  TakeAsk,
  TakeBatch,
  TakenWaybill,
  TakeOutcome,
  WaybillAccess,
  WaybillContact,
  WaybillSource,
} from '@zhidan/core/waybills/waybill-source.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchOutside } from '../channels/fetch-outside.ts';
import { emulatedAddresses } from '../channels/setup/emulated-addresses.ts';
import { agreedGrant, emulatedApp, registration } from '../testing/emulated-app.ts';
import { aggregatorApps, emulatedSources, senderOfTests as sender, sourceApp } from '../testing/emulated-carriers.ts';
import { runEmulators, type RunningEmulators } from '../testing/run-emulators.ts';

const start = instant('2026-11-11T02:00:00.000Z');
let emulators: RunningEmulators;
let emulatorNow: Instant = start;
const outside = fetchOutside(() => emulatorNow);

beforeAll(async () => {
  emulators = await runEmulators();
});
afterAll(() => emulators.stop());

const orderCount = 9;

/** A shop with paid orders, or an account, signed up with one carrier. */
async function begin(code: WaybillSource['code']): Promise<void> {
  const { platform, carrier } = emulatedSources[code];
  const { town, detail, province, city, district } = sender;
  const contract = { customerCode: platform === 'jd' ? '010K000001' : 'K001', customerKey: platform ? '' : 'zto-password' };
  await emulators.control('POST', 'scenario', {
    seed: `waybills ${code}`,
    start,
    speed: 0,
    apps: platform ? [registration(platform)] : [aggregatorApps[code as keyof typeof aggregatorApps]],
    shops: platform ? [{ platform, name: '小满母婴旗舰店' }] : [],
    steps: [
      {
        do: 'subscribe',
        ...(platform ? { shop: 1 } : { platform: code }),
        carrier,
        balance: 100,
        ...contract,
        senders: [{ province, city, district, town, detail }],
      },
      ...(platform ? [{ do: 'order', shop: 1, count: orderCount, isPresale: false }] : []),
      { do: 'wait', for: '19m' },
    ],
  });
  emulatorNow = plusMs(start, 19 * 60_000);
}

/** The shop's orders as they are received: ciphers and masks as the platform gives them. */
async function ordersOf(connector: Connector, access: ShopAccess): Promise<readonly ChannelOrder[]> {
  const orders: ChannelOrder[] = [];
  let page: string | null = null;
  do {
    const window = { from: plusMs(start, -60_000), to: plusMs(emulatorNow, -connector.pullRules.lagMs) };
    const { documents, next } = await connector.pullPage(outside, access, { basis: 'modified', ...window, page });
    orders.push(...documents.map((document) => connector.mapOrder(document)));
    page = next;
  } while (page !== null);
  return orders;
}

const plainReceiver: WaybillContact = {
  name: '李梅',
  phone: '13800138000',
  province: '北京市',
  city: '北京市',
  district: '朝阳区',
  town: '望京街道',
  detail: '花家地1号院3号楼',
  ciphers: {},
};

const parcel = (parcelId: string, change: Partial<TakeAsk>): TakeAsk => ({
  parcelId,
  isFurther: false,
  channelOrderNos: [],
  orderChannel: '',
  receiver: plainReceiver,
  goods: [{ name: '湿巾', quantity: 2 }],
  weightGram: 800,
  volumeMl: 2_000,
  insured: null,
  ...change,
});

type Stage = Readonly<{ access: WaybillAccess; parcels: readonly TakeAsk[]; batch(parcels: readonly TakeAsk[]): TakeBatch }>;

async function openStage(source: WaybillSource): Promise<Stage> {
  await begin(source.code);
  const { platform, carrier, orderChannel, templateUrl } = emulatedSources[source.code];
  const app = sourceApp(source.code, emulatedAddresses(source, emulators.url), emulators.url);
  const connector = connectors.find(({ code }) => code === platform);
  const grant: ShopGrant | null = connector ? await agreedGrant(connector, emulatedApp(connector.code, emulators.url), outside) : null;
  const orders = connector && grant ? await ordersOf(connector, { app: emulatedApp(connector.code, emulators.url), grant }) : [];
  const parcels = platform
    ? orders.map(({ channelOrderNo, receiver }, index) =>
        parcel(`p${index}`, { channelOrderNos: [channelOrderNo], orderChannel, receiver: contactOf(receiver) }),
      )
    : Array.from({ length: orderCount }, (_, index) =>
        parcel(`p${index}`, { receiver: { ...plainReceiver, detail: `花家地${index + 1}号院` } }),
      );
  return {
    access: { app, grant },
    parcels,
    batch: (few) => ({ carrier, product: '', sender, accountNo: '', branchCode: '', templateUrl, parcels: few }),
  };
}

const contactOf = ({ name, phone, province, city, district, town, detail, ciphers }: ChannelOrder['receiver']): WaybillContact => ({
  name,
  phone,
  province,
  city,
  district,
  town,
  detail,
  ciphers,
});

const taken = (outcomes: readonly TakeOutcome[]): TakenWaybill[] =>
  outcomes.flatMap((outcome) => (outcome.isTaken ? [outcome.waybill] : []));
const refusals = (outcomes: readonly TakeOutcome[]) =>
  outcomes.flatMap((outcome) => (outcome.isTaken ? [] : [[outcome.parcelId, outcome.problem]]));
const fault = (work: Promise<unknown>): Promise<ConnectorFault> =>
  work.then(
    () => Promise.reject(new Error('it was let through')),
    (error: unknown) => (error instanceof ConnectorFault ? error : Promise.reject(error as Error)),
  );
const carrierState = async (): Promise<{ taken: number; canceled: number }> =>
  ((await emulators.control('GET', 'subscriptions')) as never as { taken: number; canceled: number }[])[0]!;

describe.each(waybillSources.map((source) => [source.code, source] as const))('%s', (_code, source) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(source);
  });
  const take = (few: readonly TakeAsk[]): Promise<readonly TakeOutcome[]> => source.take(outside, stage.access, stage.batch(few));
  const cancel = ({ parcelId, waybillNo, orderNoThere }: TakenWaybill): Promise<void> =>
    source.cancel(outside, stage.access, { carrier: stage.batch([]).carrier, waybillNo, parcelId, orderNoThere });
  const at = (index: number): TakeAsk => stage.parcels[index]!;

  test('tells what the merchant has subscribed, where the service tells it', async () => {
    const subscriptions = await source.subscriptions(outside, stage.access, null);
    const own = subscriptions.find(({ carrier }) => carrier === emulatedSources[source.code].carrier);
    expect(own).toBeDefined();
    if (emulatedSources[source.code].platform && source.code !== 'jd')
      expect(own).toMatchObject({
        balance: 100,
        senders: [expect.objectContaining({ province: sender.province, city: sender.city, detail: sender.detail })],
      });
  });

  test('one bad parcel does not keep the others from their numbers, and asked again they get the same ones', async () => {
    const bad = emulatedSources[source.code].platform
      ? parcel('bad', { ...at(3), parcelId: 'bad', channelOrderNos: ['999999999999'] })
      : parcel('bad', { receiver: { ...plainReceiver, phone: '138****8000' } });
    const first = await take([at(0), bad, at(1), at(2)]);
    expect(refusals(first)).toEqual([['bad', emulatedSources[source.code].platform ? 'order_unknown' : 'bad_receiver']]);
    const numbers = taken(first).map(({ waybillNo }) => waybillNo);
    expect(new Set(numbers).size).toBe(3);
    const again = await take([at(2), at(1), at(0)]);
    expect(taken(again).map(({ waybillNo }) => waybillNo)).toEqual(numbers.toReversed());
    expect(await carrierState()).toMatchObject({ taken: 3, canceled: 0 });
  });

  test('print data comes with the number or after it, and what the merchant’s own label needs', async () => {
    const [one] = taken(await take([at(0)]));
    const [told] = source.printData
      ? await source.printData(outside, stage.access, {
          carrier: stage.batch([]).carrier,
          parcels: [{ ...at(0), waybillNo: one!.waybillNo }],
          templateUrl: stage.batch([]).templateUrl,
        })
      : [one];
    expect(told?.waybillNo).toBe(one!.waybillNo);
    if (source.printClient) expect(JSON.stringify(told?.printData)).toMatch(/AES:/u);
    else expect(one!.routing.sortCode).toMatch(/^[0-9A-Z]{2,5}-\d\d-\d\d$/u);
  });

  test('a number that is changed keeps itself', async () => {
    if (!source.change) return;
    const [one] = taken(await take([at(4)]));
    const { carrier, templateUrl } = stage.batch([]);
    const changed = await source.change(outside, stage.access, {
      carrier,
      waybillNo: one!.waybillNo,
      parcel: { ...at(4), goods: [{ name: '奶瓶', quantity: 1 }] },
      sender,
      templateUrl,
    });
    expect(changed.waybillNo).toBe(one!.waybillNo);
  });

  test('a number given back twice is given back once; taken again it is another', async () => {
    const [one] = taken(await take([at(5)]));
    const before = await carrierState();
    await cancel(one!);
    await cancel(one!);
    expect((await carrierState()).canceled).toBe(before.canceled + 1);
    const fresh = taken(await take([{ ...at(5), parcelId: 'p5-again' }]));
    expect(fresh.map(({ waybillNo }) => waybillNo)).not.toContain(one!.waybillNo);
  });

  test('what the carrier has fetched is not given back; it is intercepted where that is possible', async () => {
    const [one] = taken(await take([at(6)]));
    await emulators.control('POST', 'parcel', { waybill: one!.waybillNo, act: 'collect' });
    expect((await fault(cancel(one!))).kind).toBe('business');
    if (!source.intercept) return;
    const { carrier } = stage.batch([]);
    await source.intercept(outside, stage.access, {
      carrier,
      waybillNo: one!.waybillNo,
      orderNoThere: one!.orderNoThere,
      kind: 'return',
      to: null,
    });
    const parcelNow = (await emulators.control('GET', 'parcel', { waybill: one!.waybillNo })) as { next: { kind: string } };
    expect(parcelNow.next.kind).toBe('returning');
  });

  test('where no carrier goes no number is given, and it can be asked beforehand', async () => {
    const there: WaybillContact = {
      ...plainReceiver,
      province: '西藏自治区',
      city: '拉萨市',
      district: '城关区',
      town: '',
      detail: '北京东路1号',
    };
    const { platform, carrier } = emulatedSources[source.code];
    const { province, city, district } = platform ? at(7).receiver : there;
    const wanted = platform ? at(7) : { ...at(7), receiver: there };
    const ask = { carrier, receiver: wanted.receiver, sender };
    if (source.reachable) expect(await source.reachable(outside, stage.access, ask)).toMatchObject({ isReachable: true });
    await emulators.control('POST', 'suspended-areas', { province, city, district: platform ? district : null, reason: '总部设置为停发' });
    if (source.reachable)
      expect(await source.reachable(outside, stage.access, ask)).toMatchObject({
        isReachable: false,
        reason: expect.stringContaining('停发'),
      });
    expect(refusals(await take([wanted]))).toEqual([[wanted.parcelId, 'unreachable']]);
    await emulators.control('POST', 'relent');
  });

  test('without balance the refusal says so', async () => {
    const { platform, carrier } = emulatedSources[source.code];
    if (carrier === 'JD') return; // settled by the month
    await emulators.control('POST', 'balance', { ...(platform ? { shop: 1 } : { platform: source.code }), carrier, balance: 0 });
    expect(refusals(await take([at(8)]))).toEqual([[at(8).parcelId, 'no_balance']]);
  });

  test('a wrong secret is a fault of the account, not of a parcel', async () => {
    const secrets = ['app_secret', 'client_secret', 'secret', 'app_key'].filter((name) => name in stage.access.app.fields);
    const name = secrets[0] === 'app_key' || source.code === 'kdniao' ? 'app_key' : secrets[0]!;
    const app = { ...stage.access.app, fields: { ...stage.access.app.fields, [name]: 'wrong' } };
    const refused = await fault(source.take(outside, { ...stage.access, app }, stage.batch([at(8)])));
    expect(['permission', 'auth_expired', 'invalid_request']).toContain(refused.kind);
  });

  test('what a platform is told of as shipped is fetched, carried, and signed for', async () => {
    const connector = connectors.find(({ code }) => code === emulatedSources[source.code].platform);
    if (!connector) return;
    await emulators.control('POST', 'rhythm', { begins: 'told', pickup: ['1h', '2h'], stories: { usual: 1 } });
    const [one] = taken(await take([at(2)]));
    const [channelOrderNo = ''] = at(2).channelOrderNos;
    const access: ShopAccess = { app: stage.access.app, grant: stage.access.grant! };
    const { carrier: carrierCode } = stage.batch([]);
    await connector.write.ship(outside, access, { askId: 'a1', channelOrderNo, carrierCode, waybillNo: one!.waybillNo, lines: null });
    type Told = { trades: string[]; scans: { kind: string }[]; next: object | null };
    const parcelNow = async (): Promise<Told> => (await emulators.control('GET', 'parcel', { waybill: one!.waybillNo })) as Told;
    expect(await parcelNow()).toMatchObject({ trades: [channelOrderNo], scans: [] });
    emulatorNow = instant(String((await emulators.control('POST', 'clock', { advance: '12d' }))['now']));
    expect((await parcelNow()).scans.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['picked_up', 'out_for_delivery']));
    expect(await emulators.control('GET', 'trade', { shop: 1, trade: channelOrderNo })).toMatchObject({ shipping: 'all', isSigned: true });
  });
});

test('jd gives numbers of other carriers too, with their balance, and takes them back', async () => {
  const source = waybillSources.find(({ code }) => code === 'jd')!;
  const { access, batch } = await openStage(source);
  const { town, detail, province, city, district } = sender;
  await emulators.control('POST', 'subscriptions', {
    shop: 1,
    carrier: 'ZTO',
    branchCode: 'ZTO01',
    balance: 2,
    senders: [{ province, city, district, town, detail }],
  });
  const contract = async () => (await source.subscriptions(outside, access, null)).find(({ carrier }) => carrier === 'ZTO');
  expect(await contract()).toMatchObject({ branchCode: 'ZTO01', balance: 2 });
  const ask = {
    ...batch([parcel('z1', { channelOrderNos: ['Z1'], orderChannel: '0030001' })]),
    carrier: 'ZTO' as const,
    branchCode: 'ZTO01',
  };
  const [one] = taken(await source.take(outside, access, ask));
  expect(taken(await source.take(outside, access, ask)).map(({ waybillNo }) => waybillNo)).toEqual([one?.waybillNo]);
  expect(JSON.stringify(one?.printData)).toMatch(/AES:/u);
  expect((await contract())?.balance).toBe(1);
  await source.cancel(outside, access, { carrier: 'ZTO', waybillNo: one!.waybillNo, parcelId: 'z1', orderNoThere: '' });
  expect((await contract())?.balance).toBe(2);
});
