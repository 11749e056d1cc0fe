import { canonicalJson, type JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { runScenario } from '../control/run-scenario.ts';
import { scenarioSchema, type ScenarioInput } from '../control/scenario.ts';
import { startEmulatorServer } from '../server/emulator-server.ts';
import type { EmulatedApp } from '../world/shop.ts';
import { grantSelf } from './grant.ts';
import { shopIdOf } from './native-number.ts';
import { douyin } from './platform.ts';
import { signCall, type SignMethod } from './sign.ts';

/** Midnight of Singles' Day in Beijing. */
export const startMs = Date.parse('2026-11-11T00:00:00+08:00');
export type Reply = Readonly<{ code: number; sub_code: string; msg: string; data: never }>;

/** A server with one shop, one app and a token, and a caller that signs as the document says. */
export async function openDouyin(extra: Partial<EmulatedApp> = {}) {
  const server = await startEmulatorServer({ platforms: [douyin], seed: 'test', startMs, speed: 0, port: 0 });
  const emulation = server.emulation();
  const app: EmulatedApp = {
    platform: 'douyin',
    key: '3409409348479354011',
    secret: 'dysecret-test-0001',
    pushUrl: null,
    ...extra,
    extra: { calls_per_second: '10000', ...extra.extra },
  };
  emulation.addApp(app);
  const shop = emulation.addShop('douyin', '暖贝芽母婴抖店');
  const grant = grantSelf(emulation.world, app, shopIdOf(shop));

  /** Signs the sorted text of the parameters; `over` replaces what stands in the address, or the body, afterwards. */
  async function call(method: string, params: JsonObject = {}, over: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return JSON.parse(await callText(method, params, over)) as Reply;
  }
  async function callText(method: string, params: JsonObject, over: Readonly<Record<string, string>> = {}): Promise<string> {
    const paramJson = canonicalJson(params);
    const timestamp = over['timestamp'] ?? String(Math.floor(emulation.world.nowMs() / 1_000));
    const signMethod = (over['sign_method'] ?? 'hmac-sha256') as SignMethod;
    const sign = signCall({ appKey: app.key, method, paramJson, timestamp }, app.secret, signMethod);
    const query = new URLSearchParams({
      app_key: app.key,
      method,
      access_token: grant.accessToken,
      timestamp,
      v: '2',
      sign,
      sign_method: signMethod,
      ...over,
    });
    query.delete('body');
    const answer = await fetch(`${server.url}/douyin/${method.replaceAll('.', '/')}?${query.toString()}`, {
      method: 'POST',
      body: over['body'] ?? paramJson,
    });
    return answer.text();
  }
  const play = (steps: ScenarioInput['steps']) => runScenario(emulation, scenarioSchema.parse({ steps }));
  return { server, emulation, world: emulation.world, app, shop, grant, call, callText, play };
}
export type OpenDouyin = Awaited<ReturnType<typeof openDouyin>>;
