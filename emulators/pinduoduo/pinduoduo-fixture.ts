import { runScenario } from '../control/run-scenario.ts';
import { scenarioSchema, type ScenarioInput } from '../control/scenario.ts';
import { startEmulatorServer } from '../server/emulator-server.ts';
import type { EmulatedApp } from '../world/shop.ts';
import { issueCode, redeemCode } from './grant.ts';
import { pinduoduo } from './platform.ts';
import { pmcDigest, signPop } from './sign.ts';

/** Midnight of Singles' Day in Beijing. */
export const startMs = Date.parse('2026-11-11T00:00:00+08:00');
export const startSeconds = startMs / 1_000;

export const testApp: EmulatedApp = { platform: 'pinduoduo', key: 'pddclient', secret: 'pddsecret', pushUrl: null, extra: {} };

// oxlint-disable-next-line typescript/no-explicit-any -- an answer is looked into by tests only
export type PopReply = any;

/** A server with one shop, one app and a token, a clock that stands still, and a caller that signs as the document says. */
export async function openPinduoduo(extra: Readonly<Record<string, string>> = {}) {
  const server = await startEmulatorServer({ platforms: [pinduoduo], seed: 'test', startMs, port: 0, realNowMs: () => startMs });
  const emulation = server.emulation();
  emulation.time.setSpeed(0);
  const app: EmulatedApp = { ...testApp, extra };
  emulation.addApp(app);
  const shop = emulation.addShop('pinduoduo', '暖贝芽官方旗舰店');
  const { world } = emulation;
  const grant = redeemCode(world, app, issueCode(world, app, shop));

  const paramsOf = (type: string, params: Readonly<Record<string, string>>): Map<string, string> =>
    new Map(
      Object.entries({
        type,
        client_id: app.key,
        access_token: grant.accessToken,
        timestamp: String(Math.floor(world.nowMs() / 1_000)),
        data_type: 'JSON',
        version: 'V1',
        ...params,
      }).filter(([, value]) => value !== ''),
    );
  const post = async (path: string, body: string | URLSearchParams, headers: Readonly<Record<string, string>> = {}): Promise<PopReply> =>
    (await fetch(`${server.url}/pinduoduo${path}`, { method: 'POST', body, headers })).json();

  /** An empty value leaves a parameter out; `sign` replaces the right one. */
  async function call(type: string, params: Readonly<Record<string, string>> = {}): Promise<PopReply> {
    const { sign: given, ...rest } = params;
    const all = paramsOf(type, rest);
    return post('/api/router', new URLSearchParams([...all, ['sign', given ?? signPop(all, app.secret)]]));
  }
  const play = (steps: ScenarioInput['steps']) => runScenario(emulation, scenarioSchema.parse({ steps }));
  const socketUrl = (ms = String(world.nowMs())): string =>
    `${server.url.replace('http', 'ws')}/pinduoduo/message/${app.key}/${ms}/${encodeURIComponent(pmcDigest(app.key, ms, app.secret))}`;
  return { server, emulation, world, app, shop, grant, paramsOf, post, call, play, socketUrl };
}
export type OpenPinduoduo = Awaited<ReturnType<typeof openPinduoduo>>;

/** What the increment list asks for: all orders changed in the half hour that ends three minutes ago. */
export const lastHalfHour = (nowMs: number): Readonly<Record<string, string>> => {
  const end = Math.floor(nowMs / 1_000) - 180;
  return {
    start_updated_at: String(end - 1_800),
    end_updated_at: String(end),
    order_status: '5',
    refund_status: '5',
    is_lucky_flag: '0',
  };
};
