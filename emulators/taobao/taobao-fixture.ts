import { runScenario } from '../control/run-scenario.ts';
import { scenarioSchema, type ScenarioInput } from '../control/scenario.ts';
import { startEmulatorServer, type EmulatorServer } from '../server/emulator-server.ts';
import { beijingText } from '../world/beijing-time.ts';
import type { Emulation } from '../world/create-emulation.ts';
import type { EmulatedApp } from '../world/shop.ts';
import { taobao } from './platform.ts';
import { issueCode, redeemCode } from './session.ts';
import { signTop, type SignMethod } from './sign.ts';

/** Midnight of Singles' Day in Beijing. */
export const startMs = Date.parse('2026-11-11T00:00:00+08:00');
export const testApp: EmulatedApp = {
  platform: 'taobao',
  key: '12345678',
  secret: 'helloworld',
  pushUrl: null,
  extra: { calls_per_second: '10000' },
};

export type TopReply = Readonly<Record<string, unknown>>;

/** A server with one shop, one app and a session, and a caller that signs as the document says. */
export async function openTaobao(ask: Readonly<{ app?: Partial<EmulatedApp>; startMs?: number; speed?: number }> = {}) {
  const server: EmulatorServer = await startEmulatorServer({
    platforms: [taobao],
    seed: 'test',
    startMs: ask.startMs ?? startMs,
    speed: ask.speed ?? 0,
    port: 0,
  });
  const emulation: Emulation = server.emulation();
  const app: EmulatedApp = { ...testApp, ...ask.app, extra: { ...testApp.extra, ...ask.app?.extra } };
  emulation.addApp(app);
  const shop = emulation.addShop('taobao', '暖贝芽旗舰店');
  const session = redeemCode(emulation.world, app, issueCode(emulation.world, app, shop))?.accessToken ?? '';

  /** System parameters and signature are added; `over` replaces any of them afterwards. */
  async function call(
    method: string,
    params: Readonly<Record<string, string>> = {},
    over: Readonly<Record<string, string>> = {},
  ): Promise<TopReply> {
    const text = await callText(method, params, over);
    return JSON.parse(text) as TopReply;
  }
  async function callText(
    method: string,
    params: Readonly<Record<string, string>>,
    over: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const all = new Map(
      Object.entries({
        method,
        app_key: app.key,
        session,
        timestamp: beijingText(emulation.world.nowMs()),
        format: 'json',
        v: '2.0',
        sign_method: 'hmac-sha256',
        ...params,
      }),
    );
    for (const [name, value] of Object.entries(over)) if (name !== 'sign') all.set(name, value);
    const sign = over['sign'] ?? signTop(all, app.secret, (all.get('sign_method') ?? 'md5') as SignMethod);
    const answer = await fetch(`${server.url}/taobao/router/rest`, { method: 'POST', body: new URLSearchParams([...all, ['sign', sign]]) });
    return answer.text();
  }
  const play = (steps: ScenarioInput['steps']) => runScenario(emulation, scenarioSchema.parse({ steps }));
  return { server, emulation, world: emulation.world, app, shop, session, call, callText, play };
}
export type OpenTaobao = Awaited<ReturnType<typeof openTaobao>>;
