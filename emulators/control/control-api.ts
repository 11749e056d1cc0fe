import { z } from 'zod';
import type { Emulation } from '../world/create-emulation.ts';
import { pay } from '../world/customer-acts.ts';
import { placeOrder } from '../world/place-order.ts';
import { RefusedAct } from '../world/refused-act.ts';
import type { EmulatedRequest } from '../world/platform.ts';
import { acts, actAskSchema, actNames } from './acts.ts';
import { describeTrade } from './describe-trade.ts';
import { momentSchema } from './duration.ts';
import { findShop, moveClock, runScenario } from './run-scenario.ts';
import { appSchema, clockSchema, faultSchema, orderSchema, roadSchema, scenarioSchema, shopSchema } from './scenario.ts';

/** The world that is there now, and how to begin another. */
export type Stage = Readonly<{
  emulation(): Emulation;
  begin(ask: Readonly<{ seed?: string | undefined; startMs?: number | undefined; speed?: number | undefined }>): Emulation;
}>;

type Route = Readonly<{ input: z.ZodType; run(stage: Stage, ask: never): unknown }>;

function route<Input extends z.ZodType>(input: Input, run: (stage: Stage, ask: z.output<Input>) => unknown): Route {
  return { input, run };
}

const nothing = z.object({});
const tradeRef = z.object({ shop: z.union([z.coerce.number().int(), z.string()]), trade: z.string() });
const listAsk = z.object({
  shop: z.union([z.coerce.number().int(), z.string()]),
  after: z.coerce.number().int().default(0),
  limit: z.coerce.number().int().positive().max(100_000).default(1_000),
});

/** `METHOD name` below /control. Queries read the address, commands a JSON body. */
const routes: Readonly<Record<string, Route>> = {
  'GET overview': route(nothing, ({ emulation }) => overview(emulation())),
  'POST reset': route(
    z.object({ seed: z.string(), start: momentSchema, speed: z.number().min(0) }).partial(),
    (stage, { seed, start, speed }) => overview(stage.begin({ seed, startMs: start, speed })),
  ),
  'POST apps': route(appSchema, ({ emulation }, app) => (emulation().addApp(app), app)),
  'POST shops': route(shopSchema, ({ emulation }, { platform, name }) =>
    describeShop(emulation(), emulation().addShop(platform, name).seq),
  ),
  'POST revoke': route(shopSchema.pick({}).extend({ shop: tradeRef.shape.shop }), ({ emulation }, { shop: ref }) => {
    const shop = findShop(emulation(), ref);
    emulation().platformOf(shop).revoke(emulation().world, shop);
    return describeShop(emulation(), shop.seq);
  }),
  'GET goods': route(listAsk, ({ emulation }, { shop }) => emulation().world.goods(findShop(emulation(), shop).seq)),
  'GET trades': route(listAsk, ({ emulation }, { shop, after, limit }) => {
    const trades = emulation().world.trades(findShop(emulation(), shop).seq);
    return trades
      .filter(({ seq }) => seq > after)
      .slice(0, limit)
      .map((trade) => describeTrade(emulation(), trade));
  }),
  'GET trade': route(tradeRef, ({ emulation }, ref) => describeTrade(emulation(), findTrade(emulation(), ref))),
  'POST order': route(orderSchema.extend({ shop: tradeRef.shape.shop, isPaid: z.boolean().default(true) }), ({ emulation }, ask) => {
    const { world, platformOf } = emulation();
    const shop = findShop(emulation(), ask.shop);
    const trade = placeOrder(world, { ...ask, shopSeq: shop.seq, habits: platformOf(shop).habits });
    return describeTrade(emulation(), ask.isPaid ? pay(world, trade) : trade);
  }),
  'POST act': route(actAskSchema.extend({ ...tradeRef.shape, act: z.enum(actNames) }), ({ emulation }, ask) =>
    describeTrade(emulation(), acts[ask.act].run(emulation(), findTrade(emulation(), ask), ask)),
  ),
  'POST clock': route(clockSchema, async ({ emulation }, ask) => {
    await moveClock(emulation(), ask);
    return overview(emulation());
  }),
  'POST settle': route(nothing, async ({ emulation }) => {
    await emulation().time.settled();
    return overview(emulation());
  }),
  'GET faults': route(nothing, ({ emulation }) => emulation().faults.list()),
  'POST faults': route(faultSchema, ({ emulation }, rule) => (emulation().faults.add(rule), emulation().faults.list())),
  'POST clear-faults': route(nothing, ({ emulation }) => (emulation().faults.clear(), [])),
  'GET pushes': route(nothing, ({ emulation }) => emulation().deliveries.log()),
  'POST road': route(roadSchema, ({ emulation }, road) => (emulation().deliveries.setRoad(road), emulation().deliveries.road())),
  'POST scenario': route(scenarioSchema, async (stage, scenario) => {
    const { seed, start: startMs } = scenario;
    const isNew = seed !== undefined || startMs !== undefined;
    const emulation = isNew ? stage.begin({ seed, startMs, speed: 0 }) : stage.emulation();
    const steps = await runScenario(emulation, isNew ? { speed: 1, ...scenario } : scenario);
    return { steps, ...overview(emulation) };
  }),
};

/** Answers below /control: status and what to say as JSON. */
export async function answerControl(stage: Stage, request: EmulatedRequest): Promise<Readonly<{ status: number; value: unknown }>> {
  const name = request.path.replace(/^\/+/u, '') || 'overview';
  const found = routes[`${request.method} ${name}`];
  if (!found) return { status: 404, value: { error: `no ${request.method} /control/${name}`, routes: Object.keys(routes) } };
  try {
    const given: unknown = request.method === 'GET' ? Object.fromEntries(request.query) : JSON.parse(request.body || '{}');
    const parsed = found.input.safeParse(given);
    if (!parsed.success) return { status: 400, value: { error: z.prettifyError(parsed.error) } };
    return { status: 200, value: await found.run(stage, parsed.data as never) };
  } catch (error) {
    if (error instanceof RefusedAct) return { status: 409, value: { error: error.message } };
    if (error instanceof RangeError || error instanceof SyntaxError) return { status: 400, value: { error: error.message } };
    throw error;
  }
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
    apps: [...emulation.platforms.keys()]
      .flatMap((name) => world.apps(name))
      .map(({ platform, key, pushUrl }) => ({ platform, key, pushUrl })),
    shops: world.shops().map(({ seq }) => describeShop(emulation, seq)),
  };
}
