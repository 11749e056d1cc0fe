import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runScenario } from '../control/run-scenario.ts';
import { scenarioSchema, type ScenarioInput } from '../control/scenario.ts';
import { startEmulatorServer } from '../server/emulator-server.ts';
import type { EmulatedApp } from '../world/shop.ts';
import { youzan } from './platform.ts';
import { openSession } from './session.ts';

/** Midnight of Singles' Day in Beijing. */
export const startMs = Date.parse('2026-11-11T00:00:00+08:00');

// oxlint-disable-next-line typescript/no-explicit-any -- an answer is looked into by tests only
export type Reply = any;

/** A server with one shop, one app and a token, and a clock that stands still. */
export async function openYouzan(over: Readonly<Partial<EmulatedApp>> = {}) {
  const server = await startEmulatorServer({ platforms: [youzan], seed: 'test', startMs, port: 0, realNowMs: () => startMs });
  const emulation = server.emulation();
  emulation.time.setSpeed(0);
  const app: EmulatedApp = {
    platform: 'youzan',
    key: 'yzclient',
    secret: 'yzsecret-of-32-letters-0123456789',
    pushUrl: null,
    extra: {},
    ...over,
  };
  emulation.addApp(app);
  const shop = emulation.addShop('youzan', '暖贝芽微商城');
  const { world } = emulation;
  const session = openSession(world, app, { shopSeq: shop.seq, withRefresh: true });

  const post = async (path: string, body: object): Promise<Reply> =>
    (
      await fetch(`${server.url}/youzan${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
    ).json();
  /** The whole envelope. */
  const call = (api: string, version: string, params: object = {}, token = session.accessToken): Promise<Reply> =>
    post(`/api/${api}/${version}?access_token=${token}`, params);
  /** What the API answers. */
  const data = async (api: string, version: string, params: object = {}): Promise<Reply> => (await call(api, version, params)).data;
  const play = (steps: ScenarioInput['steps']) => runScenario(emulation, scenarioSchema.parse({ steps }));
  return { server, emulation, world, app, shop, session, post, call, data, play };
}
export type OpenYouzan = Awaited<ReturnType<typeof openYouzan>>;

/** A merchant that gets messages and answers as it is told; an empty answer is `{"code":0,"msg":"success"}`. */
export async function openMerchant() {
  const received: { body: string; headers: Readonly<Record<string, unknown>> }[] = [];
  const answers: Readonly<{ status: number; body: string }>[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ body: Buffer.concat(chunks).toString('utf8'), headers: request.headers });
      const { status, body } = answers.shift() ?? { status: 200, body: '{"code":0,"msg":"success"}' };
      response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/push`,
    received,
    answers,
    messages: (): Reply[] => received.map(({ body }) => JSON.parse(body) as Reply),
    close: () => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
}
