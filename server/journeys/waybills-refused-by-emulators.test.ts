import { waybillSources } from '@zhidan/connectors/index.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { TakeAsk, WaybillContact } from '@zhidan/core/waybills/waybill-source.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emulatedSources, senderOfTests as sender } from '../testing/emulated-carriers.ts';
import { runEmulators, type RunningEmulators } from '../testing/run-emulators.ts';
import { faultIn, openWaybillStage, plainReceiver, refusals, taken, type WaybillStage } from '../testing/waybill-stage.ts';

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
    if (source.reachable) expect(await source.reachable(stage.outside, stage.access, ask)).toMatchObject({ isReachable: true });
    await emulators.control('POST', 'suspended-areas', { province, city, district: platform ? district : null, reason: '总部设置为停发' });
    if (source.reachable)
      expect(await source.reachable(stage.outside, stage.access, ask)).toMatchObject({
        isReachable: false,
        reason: expect.stringContaining('停发'),
      });
    expect(refusals(await stage.take([wanted]))).toEqual([[wanted.parcelId, 'unreachable']]);
    await emulators.control('POST', 'relent');
  });

  test('a number whose answer was lost on the way is the one that comes when it is asked for again', async () => {
    const before = (await stage.used()).taken;
    await emulators.control('POST', 'faults', {
      kind: 'lost_answer',
      platform: emulatedSources[source.code].platform ?? source.code,
      times: 1,
    });
    const wanted = { ...at(3), parcelId: 'p3-lost' };
    const refused = await source.take(stage.outside, stage.access, stage.batch([wanted])).then(refusals, (error: unknown) => error);
    expect(refused instanceof ConnectorFault ? refused.kind : refused).toEqual(
      refused instanceof ConnectorFault ? 'transient' : [['p3-lost', 'service_down']],
    );
    expect(taken(await stage.take([wanted]))).toHaveLength(1);
    expect((await stage.used()).taken).toBe(before + 1);
  });

  test('a service that is busy or broken is tried again later, and the parcel is not blamed', async () => {
    for (const kind of ['throttled', 'server_error', 'unavailable'] as const) {
      await emulators.control('POST', 'faults', { kind, platform: emulatedSources[source.code].platform ?? source.code, times: 1 });
      const refused = await source.take(stage.outside, stage.access, stage.batch([at(8)])).then(refusals, (error: unknown) => error);
      const said = refused instanceof ConnectorFault ? refused.kind : refused;
      expect(['throttled', 'transient', JSON.stringify([[at(8).parcelId, 'service_down']])], kind).toContain(
        typeof said === 'string' ? said : JSON.stringify(said),
      );
    }
  });

  test('without balance the refusal says so', async () => {
    const { platform, carrier } = emulatedSources[source.code];
    if (carrier === 'JD') return; // settled by the month
    await emulators.control('POST', 'balance', { ...(platform ? { shop: 1 } : { platform: source.code }), carrier, balance: 0 });
    expect(refusals(await stage.take([at(8)]))).toEqual([[at(8).parcelId, 'no_balance']]);
  });

  test('a wrong secret is a fault of the account, not of a parcel', async () => {
    const secrets = ['app_secret', 'client_secret', 'secret', 'app_key'].filter((name) => name in stage.access.app.fields);
    const name = secrets[0] === 'app_key' || source.code === 'kdniao' ? 'app_key' : secrets[0]!;
    const app = { ...stage.access.app, fields: { ...stage.access.app.fields, [name]: 'wrong' } };
    const refused = await faultIn(source.take(stage.outside, { ...stage.access, app }, stage.batch([at(8)])));
    expect(['permission', 'auth_expired', 'invalid_request']).toContain(refused.kind);
  });
});
