import { runScenario } from '../control/run-scenario.ts';
import { scenarioSchema, type ScenarioInput } from '../control/scenario.ts';
import { startEmulatorServer } from '../server/emulator-server.ts';
import { carrierOf, type EmulatedCarrier } from '../world/parcels/carrier-fixture.ts';
import type { Parcel } from '../world/parcels/parcel.ts';
import { numberParcel } from '../world/parcels/parcel-life.ts';
import type { EmulatedApp } from '../world/shop.ts';
import { testSender } from '../world/waybills/waybill-fixture.ts';
import { kuaidi100 } from './platform.ts';
import { signLabel, signQuery } from './sign.ts';

export const startMs = Date.parse('2026-11-11T00:00:00+08:00');
export const testApp: EmulatedApp = {
  platform: 'kuaidi100',
  key: 'testKey0001',
  secret: 'testSecret0001',
  pushUrl: null,
  extra: { customer: 'TESTCUSTOMER0000000000000000001' },
};
export const receiverPhone = '13800138000';
const to = { province: '北京市', city: '北京市', district: '朝阳区', town: '', detail: '望京街10号', postcode: '' };

function known(code: string): EmulatedCarrier {
  const carrier = carrierOf(code);
  if (!carrier) throw new RangeError(`no carrier "${code}"`);
  return carrier;
}

// oxlint-disable-next-line typescript/no-explicit-any -- an answer is looked into by tests only
export type Reply = any;

/** A server with one account, and callers that sign as the document says. */
export async function openKuaidi100(extra: Readonly<Record<string, string>> = {}) {
  const server = await startEmulatorServer({ platforms: [], services: [kuaidi100], seed: 'test', startMs, speed: 0, port: 0 });
  const emulation = server.emulation();
  const app = { ...testApp, extra: { ...testApp.extra, ...extra } };
  emulation.addApp(app);
  const { world } = emulation;
  const post = async (path: string, form: Readonly<Record<string, string>>): Promise<Reply> =>
    (await fetch(`${server.url}/kuaidi100${path}`, { method: 'POST', body: new URLSearchParams(form) })).json();
  const query = (ask: object, over: Readonly<Record<string, string>> = {}): Promise<Reply> => {
    const param = JSON.stringify({ resultv2: '4', show: '0', order: 'desc', ...ask });
    const customer = app.extra.customer ?? '';
    return post('/poll/query.do', { customer, param, sign: signQuery({ param, key: app.key, customer }) ?? '', ...over });
  };
  const poll = (ask: object, parameters: object): Promise<Reply> =>
    post('/poll', { schema: 'json', param: JSON.stringify({ company: 'yuantong', key: app.key, ...ask, parameters }) });
  const label = (method: string, ask: object, over: Readonly<Record<string, string>> = {}): Promise<Reply> => {
    const param = JSON.stringify(ask);
    const t = over['t'] ?? String(world.nowMs());
    return post('/label/order', {
      method,
      key: app.key,
      t,
      param,
      sign: signLabel({ param, t, key: app.key, secret: app.secret }),
      ...over,
    });
  };
  const play = (steps: ScenarioInput['steps']) => runScenario(emulation, scenarioSchema.parse({ steps }));
  /** a parcel whose number somebody took elsewhere */
  const parcel = (carrier = 'YTO', waybillNo?: string): Parcel =>
    numberParcel(world, {
      ...(waybillNo && { waybillNo }),
      carrier: known(carrier),
      from: testSender,
      to,
      senderPhone: '13857400000',
      receiverPhone,
    });
  return { server, emulation, world, app, post, query, poll, label, play, parcel };
}
export type OpenKuaidi100 = Awaited<ReturnType<typeof openKuaidi100>>;
