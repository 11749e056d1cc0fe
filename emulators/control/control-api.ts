import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import { z } from 'zod';
import type { Emulation } from '../world/create-emulation.ts';
import { pay } from '../world/customer-acts.ts';
import { placeOrder } from '../world/place-order.ts';
import { messagesOf } from '../world/messages/message-shelf.ts';
import { RefusedAct } from '../world/refused-act.ts';
import type { EmulatedRequest } from '../world/platform.ts';
import { acts, actAskSchema, actNames } from './acts.ts';
import { describeTrade } from './describe-trade.ts';
import { momentSchema } from './duration.ts';
import { carrierRoutes } from './carrier-routes.ts';
import { findShop } from './find-shop.ts';
import { route, type NewWorld, type Route } from './route.ts';
import { moveClock, orderFault, runScenario } from './run-scenario.ts';
import { appSchema, clockSchema, faultSchema, orderSchema, roadSchema, scenarioSchema, shopSchema, type Scenario } from './scenario.ts';

/** The world that is there now, and how to begin another. */
export type Stage = Readonly<{ emulation(): Emulation; begin(ask: NewWorld): void }>;

const nothing = z.object({});
const shopRef = z.union([z.coerce.number().int(), z.string()]);
const resetSchema = z.object({ seed: z.string(), start: momentSchema, speed: z.number().min(0) }).partial();
const tradeRef = z.object({ shop: shopRef, trade: z.string() });
const listAsk = z.object({
  shop: shopRef,
  after: z.coerce.number().int().default(0),
  limit: z.coerce.number().int().positive().max(100_000).default(1_000),
});

/** `METHOD name` below /control. Queries read the address, commands a JSON body. */
const routes: Readonly<Record<string, Route>> = {
  ...carrierRoutes,
  'GET overview': route(nothing, overview),
  'POST reset': route(resetSchema, overview, ({ seed, start, speed }) => ({ seed, startMs: start, speed })),
  'GET apps': route(nothing, ({ services, world }) => [...services.keys()].flatMap((name) => world.apps(name))),
  'POST apps': route(appSchema, (emulation, app) => (emulation.addApp(app), app)),
  'POST shops': route(shopSchema, (emulation, { platform, name }) => describeShop(emulation, emulation.addShop(platform, name).seq)),
  'POST revoke': route(z.object({ shop: shopRef }), (emulation, { shop: ref }) => {
    const shop = findShop(emulation, ref);
    emulation.platformOf(shop).revoke(emulation.world, shop);
    return describeShop(emulation, shop.seq);
  }),
  'GET goods': route(listAsk, (emulation, { shop }) => emulation.world.goods(findShop(emulation, shop).seq)),
  'GET trades': route(listAsk, (emulation, { shop, after, limit }) => {
    const trades = emulation.world.trades(findShop(emulation, shop).seq);
    return trades
      .filter(({ seq }) => seq > after)
      .slice(0, limit)
      .map((trade) => describeTrade(emulation, trade));
  }),
  'GET trade': route(tradeRef, (emulation, ref) => describeTrade(emulation, findTrade(emulation, ref))),
  'POST order': route(orderSchema.extend({ shop: shopRef, isPaid: z.boolean().default(true) }), (emulation, ask) => {
    const { world, platformOf } = emulation;
    const shop = findShop(emulation, ask.shop);
    const trade = placeOrder(world, { ...ask, shopSeq: shop.seq, habits: platformOf(shop).habits });
    return describeTrade(emulation, ask.isPaid ? pay(world, trade) : trade);
  }),
  'POST act': route(actAskSchema.extend({ ...tradeRef.shape, act: z.enum(actNames) }), (emulation, ask) =>
    describeTrade(emulation, acts[ask.act].run(emulation, findTrade(emulation, ask), ask)),
  ),
  'POST clock': route(clockSchema, async (emulation, ask) => {
    await moveClock(emulation, ask);
    return overview(emulation);
  }),
  'POST settle': route(nothing, async (emulation) => {
    await emulation.time.settled();
    return overview(emulation);
  }),
  'GET faults': route(nothing, ({ faults }) => faults.list()),
  'POST faults': route(faultSchema, (emulation, ask) => (orderFault(emulation, ask), emulation.faults.list())),
  'GET struck-faults': route(nothing, ({ faults }) => faults.struck()),
  'POST clear-faults': route(nothing, ({ faults }) => (faults.clear(), [])),
  'GET messages': route(z.object({ messenger: z.string().optional() }), ({ world }, { messenger }) => messagesOf(world, messenger)),
  'GET pushes': route(nothing, ({ deliveries }) => deliveries.log()),
  'POST road': route(roadSchema, ({ deliveries }, road) => (deliveries.setRoad(road), deliveries.road())),
  'POST scenario': route(
    scenarioSchema,
    async (emulation, scenario) => {
      const steps = await runScenario(emulation, isAnew(scenario) ? { speed: 1, ...scenario } : scenario);
      return { steps, ...overview(emulation) };
    },
    (scenario) => (isAnew(scenario) ? { seed: scenario.seed, startMs: scenario.start, speed: 0 } : null),
  ),
};

const isAnew = ({ seed, start }: Scenario): boolean => seed !== undefined || start !== undefined;

/** Answers below /control: status and what to say as JSON. */
export async function answerControl(stage: Stage, request: EmulatedRequest): Promise<Readonly<{ status: number; value: unknown }>> {
  const name = `${request.method} ${request.path.replace(/^\/+/u, '') || 'overview'}`;
  const found = routes[name];
  if (!found) return { status: 404, value: { error: `no ${name} below /control`, routes: Object.keys(routes) } };
  try {
    const given: Json = request.method === 'GET' ? Object.fromEntries(request.query) : (JSON.parse(request.body || '{}') as Json);
    const parsed = found.input.safeParse(given);
    if (!parsed.success) return { status: 400, value: { error: z.prettifyError(parsed.error) } };
    if (request.method === 'GET') return { status: 200, value: await found.run(stage.emulation(), parsed.data as never) };
    return { status: 200, value: await answerCommand(stage, { name, given }) };
  } catch (error) {
    if (error instanceof RefusedAct) return { status: 409, value: { error: error.message } };
    if (error instanceof RangeError || error instanceof SyntaxError) return { status: 400, value: { error: error.message } };
    throw error;
  }
}

/**
 * Notes a command and carries it out; the clock stands meanwhile but for what the command itself moves.
 * @throws RangeError when there is no such command or it is asked wrongly, RefusedAct when the world does not allow it
 */
export async function answerCommand(stage: Stage, { name, given }: Readonly<{ name: string; given: Json }>): Promise<unknown> {
  const { route: found, ask } = commandOf(name, given);
  const anew = found.begins?.(ask);
  if (anew) stage.begin(anew);
  const emulation = stage.emulation();
  const release = emulation.time.hold();
  try {
    emulation.note({ do: 'control', name, ask: given });
    return await found.run(emulation, ask);
  } finally {
    release();
  }
}

/** Carries a command out again, in the world that is there. @throws as `answerCommand` */
export async function retellCommand(emulation: Emulation, name: string, given: Json): Promise<unknown> {
  const { route: found, ask } = commandOf(name, given);
  return found.run(emulation, ask);
}

function commandOf(name: string, given: Json): Readonly<{ route: Route; ask: never }> {
  const found = routes[name];
  const parsed = found?.input.safeParse(given);
  if (!found || !parsed?.success) throw new RangeError(`${name}: ${parsed?.error ? z.prettifyError(parsed.error) : 'no such command'}`);
  return { route: found, ask: parsed.data as never };
}

function findTrade(emulation: Emulation, ref: z.output<typeof tradeRef>) {
  const trade = emulation.world.tradeByNo(findShop(emulation, ref.shop).seq, ref.trade);
  if (!trade) throw new RangeError(`there is no trade ${ref.trade}`);
  return trade;
}

function describeShop(emulation: Emulation, shopSeq: number) {
  const shop = findShop(emulation, shopSeq);
  return { ...shop, shopNo: emulation.platformOf(shop).shopNo(shop), tradeCount: emulation.world.trades(shop.seq).length };
}

function overview(emulation: Emulation) {
  const { world, time } = emulation;
  return {
    seed: emulation.seed,
    now: new Date(time.nowMs()).toISOString(),
    speed: time.speed(),
    platforms: [...emulation.platforms.keys()],
    services: [...emulation.services.keys()],
    apps: [...emulation.services.keys()]
      .flatMap((name) => world.apps(name))
      .map(({ platform, key, pushUrl }) => ({ platform, key, pushUrl })),
    shops: world.shops().map(({ seq }) => describeShop(emulation, seq)),
  };
}
