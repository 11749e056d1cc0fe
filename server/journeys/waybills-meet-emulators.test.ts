import { connectors, waybillSources } from '@zhidan/connectors/index.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import type { TakeAsk } from '@zhidan/core/waybills/waybill-source.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emulatedSources, senderOfTests as sender } from '../testing/emulated-carriers.ts';
import { runEmulators, type RunningEmulators } from '../testing/run-emulators.ts';
import {
  aParcel,
  faultIn,
  openWaybillStage,
  plainReceiver,
  refusals,
  senderAddress,
  taken,
  type WaybillStage,
} from '../testing/waybill-stage.ts';

let emulators: RunningEmulators;
beforeAll(async () => {
  emulators = await runEmulators();
});
afterAll(() => emulators.stop());

describe.each(waybillSources.map((source) => [source.code, source] as const))('%s', (_code, source) => {
  let stage: WaybillStage;
  beforeAll(async () => {
    stage = await openWaybillStage(source, emulators);
  });
  const at = (index: number): TakeAsk => stage.parcels[index]!;

  test('tells what the merchant has subscribed, where the service tells it', async () => {
    const subscriptions = await source.subscriptions(stage.outside, stage.access, null);
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
      ? aParcel('bad', { ...at(3), parcelId: 'bad', channelOrderNos: ['999999999999'] })
      : aParcel('bad', { receiver: { ...plainReceiver, phone: '138****8000' } });
    const first = await stage.take([at(0), bad, at(1), at(2)]);
    expect(refusals(first)).toEqual([['bad', emulatedSources[source.code].platform ? 'order_unknown' : 'bad_receiver']]);
    const numbers = taken(first).map(({ waybillNo }) => waybillNo);
    expect(new Set(numbers).size).toBe(3);
    const again = await stage.take([at(2), at(1), at(0)]);
    expect(taken(again).map(({ waybillNo }) => waybillNo)).toEqual(numbers.toReversed());
    expect(await stage.used()).toMatchObject({ taken: 3, canceled: 0 });
  });

  test('print data comes with the number or after it, and what the merchant’s own label needs', async () => {
    const [one] = taken(await stage.take([at(0)]));
    const [told] = source.printData
      ? await source.printData(stage.outside, stage.access, {
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
    const [one] = taken(await stage.take([at(4)]));
    const { carrier, templateUrl } = stage.batch([]);
    const changed = await source.change(stage.outside, stage.access, {
      carrier,
      waybillNo: one!.waybillNo,
      parcel: { ...at(4), goods: [{ name: '奶瓶', quantity: 1 }] },
      sender,
      templateUrl,
    });
    expect(changed.waybillNo).toBe(one!.waybillNo);
  });

  test('a number given back twice is given back once; taken again it is another', async () => {
    const [one] = taken(await stage.take([at(5)]));
    const before = await stage.used();
    await stage.cancel(one!);
    await stage.cancel(one!);
    expect((await stage.used()).canceled).toBe(before.canceled + 1);
    const fresh = taken(await stage.take([{ ...at(5), parcelId: 'p5-again' }]));
    expect(fresh.map(({ waybillNo }) => waybillNo)).not.toContain(one!.waybillNo);
  });

  test('what the carrier has fetched is not given back; it is intercepted where that is possible', async () => {
    const [one] = taken(await stage.take([at(6)]));
    await emulators.control('POST', 'parcel', { waybill: one!.waybillNo, act: 'collect' });
    expect((await faultIn(stage.cancel(one!))).kind).toBe('business');
    if (!source.intercept) return;
    const { carrier } = stage.batch([]);
    await source.intercept(stage.outside, stage.access, {
      carrier,
      waybillNo: one!.waybillNo,
      orderNoThere: one!.orderNoThere,
      kind: 'return',
      to: null,
    });
    const parcelNow = (await emulators.control('GET', 'parcel', { waybill: one!.waybillNo })) as { next: { kind: string } };
    expect(parcelNow.next.kind).toBe('returning');
  });

  test('what a platform is told of as shipped is fetched, carried, and signed for', async () => {
    const connector = connectors.find(({ code }) => code === emulatedSources[source.code].platform);
    if (!connector) return;
    await emulators.control('POST', 'rhythm', { begins: 'told', pickup: ['1h', '2h'], stories: { usual: 1 } });
    const [one] = taken(await stage.take([at(2)]));
    const [channelOrderNo = ''] = at(2).channelOrderNos;
    const access: ShopAccess = { app: stage.access.app, grant: stage.access.grant! };
    const { carrier: carrierCode } = stage.batch([]);
    await connector.write.ship(stage.outside, access, { askId: 'a1', channelOrderNo, carrierCode, waybillNo: one!.waybillNo, lines: null });
    type Told = { trades: string[]; scans: { kind: string }[]; next: object | null };
    const parcelNow = async (): Promise<Told> => (await emulators.control('GET', 'parcel', { waybill: one!.waybillNo })) as Told;
    expect(await parcelNow()).toMatchObject({ trades: [channelOrderNo], scans: [] });
    await stage.wait('12d');
    expect((await parcelNow()).scans.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['picked_up', 'out_for_delivery']));
    expect(await emulators.control('GET', 'trade', { shop: 1, trade: channelOrderNo })).toMatchObject({ shipping: 'all', isSigned: true });
  });
});

test('jd gives numbers of other carriers too, with their balance, and takes them back', async () => {
  const source = waybillSources.find(({ code }) => code === 'jd')!;
  const { access, batch, outside } = await openWaybillStage(source, emulators);
  await emulators.control('POST', 'subscriptions', {
    shop: 1,
    carrier: 'ZTO',
    branchCode: 'ZTO01',
    balance: 2,
    senders: [senderAddress],
  });
  const contract = async () => (await source.subscriptions(outside, access, null)).find(({ carrier }) => carrier === 'ZTO');
  expect(await contract()).toMatchObject({ branchCode: 'ZTO01', balance: 2 });
  const ask = {
    ...batch([aParcel('z1', { channelOrderNos: ['Z1'], orderChannel: '0030001' })]),
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
