/** A source of e-waybills before its emulator: a shop with paid orders, or an account, signed up with one carrier. */
import { connectors } from '@zhidan/connectors/index.ts';
import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
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
import { fetchOutside } from '../channels/fetch-outside.ts';
import { emulatedAddresses } from '../channels/setup/emulated-addresses.ts';
import { agreedGrant, emulatedApp, registration } from './emulated-app.ts';
import { aggregatorApps, emulatedSources, senderOfTests as sender, sourceApp } from './emulated-carriers.ts';
import type { RunningEmulators } from './run-emulators.ts';

export type WaybillStage = Readonly<{
  source: WaybillSource;
  outside: Outside;
  access: WaybillAccess;
  parcels: readonly TakeAsk[];
  batch(parcels: readonly TakeAsk[]): TakeBatch;
  take(parcels: readonly TakeAsk[]): Promise<readonly TakeOutcome[]>;
  cancel(waybill: TakenWaybill): Promise<void>;
  /** numbers taken and given back by now, by the emulator's word */
  used(): Promise<Readonly<{ taken: number; canceled: number }>>;
  /** moves the emulated time, and ours with it */
  wait(span: string): Promise<void>;
}>;

const start = instant('2026-11-11T02:00:00.000Z');
const orderCount = 9;

export async function openWaybillStage(source: WaybillSource, emulators: RunningEmulators): Promise<WaybillStage> {
  let now: Instant = await begin(source.code, emulators);
  const outside = fetchOutside(() => now);
  const { platform, carrier, orderChannel, templateUrl } = emulatedSources[source.code];
  const app = sourceApp(source.code, emulatedAddresses(source, emulators.url), emulators.url);
  const connector = connectors.find(({ code }) => code === platform);
  const shopApp = connector && emulatedApp(connector.code, emulators.url);
  const grant: ShopGrant | null = connector && shopApp ? await agreedGrant(connector, shopApp, outside) : null;
  const orders = connector && shopApp && grant ? await ordersOf(connector, { app: shopApp, grant }, outside) : [];
  const access: WaybillAccess = { app, grant };
  const parcels = platform
    ? orders.map(({ channelOrderNo, receiver }, index) =>
        aParcel(`p${index}`, { channelOrderNos: [channelOrderNo], orderChannel, receiver: contactOf(receiver) }),
      )
    : Array.from({ length: orderCount }, (_, index) =>
        aParcel(`p${index}`, { receiver: { ...plainReceiver, detail: `花家地${index + 1}号院` } }),
      );
  const batch = (few: readonly TakeAsk[]): TakeBatch => ({
    carrier,
    product: '',
    sender,
    accountNo: '',
    branchCode: '',
    templateUrl,
    parcels: few,
  });
  return {
    source,
    outside,
    access,
    parcels,
    batch,
    take: (few) => source.take(outside, access, batch(few)),
    cancel: ({ parcelId, waybillNo, orderNoThere }) => source.cancel(outside, access, { carrier, waybillNo, parcelId, orderNoThere }),
    used: async () => {
      const [row] = (await emulators.control('GET', 'subscriptions')) as unknown as { taken: number; canceled: number }[];
      return { taken: row?.taken ?? 0, canceled: row?.canceled ?? 0 };
    },
    wait: async (span) => {
      now = instant(String((await emulators.control('POST', 'clock', { advance: span }))['now']));
    },
  };
}

async function begin(code: WaybillSource['code'], emulators: RunningEmulators): Promise<Instant> {
  const { platform, carrier } = emulatedSources[code];
  const contract = { customerCode: platform === 'jd' ? '010K000001' : 'K001', customerKey: platform ? '' : 'zto-password' };
  const whose = platform ? { shop: 1 } : { platform: code };
  await emulators.control('POST', 'scenario', {
    seed: `waybills ${code}`,
    start,
    speed: 0,
    apps: platform ? [registration(platform)] : [aggregatorApps[code as keyof typeof aggregatorApps]],
    shops: platform ? [{ platform, name: '小满母婴旗舰店' }] : [],
    steps: [
      { do: 'subscribe', ...whose, carrier, balance: 100, ...contract, senders: [senderAddress] },
      ...(platform ? [{ do: 'order', shop: 1, count: orderCount, isPresale: false }] : []),
      { do: 'wait', for: '19m' },
    ],
  });
  return plusMs(start, 19 * 60_000);
}

/** As the control API wants it. */
const { province, city, district, town, detail } = sender;
export const senderAddress = { province, city, district, town, detail };

/** The shop's orders as they are received: ciphers and masks as the platform gives them. */
async function ordersOf(connector: Connector, access: ShopAccess, outside: Outside): Promise<readonly ChannelOrder[]> {
  const orders: ChannelOrder[] = [];
  let page: string | null = null;
  do {
    const window = { from: plusMs(start, -60_000), to: plusMs(outside.now(), -connector.pullRules.lagMs) };
    const { documents, next } = await connector.pullPage(outside, access, { basis: 'modified', ...window, page });
    orders.push(...documents.map((document) => connector.mapOrder(document)));
    page = next;
  } while (page !== null);
  return orders;
}

export const plainReceiver: WaybillContact = {
  name: '李梅',
  phone: '13800138000',
  province: '北京市',
  city: '北京市',
  district: '朝阳区',
  town: '望京街道',
  detail: '花家地1号院3号楼',
  ciphers: {},
};

export const aParcel = (parcelId: string, change: Partial<TakeAsk>): TakeAsk => ({
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

function contactOf({ kind: _kind, postcode: _postcode, mergeKey: _mergeKey, ...contact }: ChannelOrder['receiver']): WaybillContact {
  return contact;
}

export const taken = (outcomes: readonly TakeOutcome[]): readonly TakenWaybill[] =>
  outcomes.flatMap((outcome) => (outcome.isTaken ? [outcome.waybill] : []));

/** Parcels that got no number, with their problem. */
export const refusals = (outcomes: readonly TakeOutcome[]): readonly (readonly [string, string])[] =>
  outcomes.flatMap((outcome) => (outcome.isTaken ? [] : [[outcome.parcelId, outcome.problem] as const]));

/** The fault of a call that must not go well. */
export const faultIn = (work: Promise<unknown>): Promise<ConnectorFault> =>
  work.then(
    () => Promise.reject(new Error('it was let through')),
    (error: unknown) => (error instanceof ConnectorFault ? error : Promise.reject(error as Error)),
  );
