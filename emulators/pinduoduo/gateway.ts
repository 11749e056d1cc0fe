import type { EmulatedAnswer, EmulatedRequest } from '../world/platform.ts';
import { RefusedAct } from '../world/refused-act.ts';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { companies, goodsCalls } from './goods-calls.ts';
import { grantJson, redeemCode, refreshGrant, shopOfToken } from './grant.ts';
import { messageCalls, openMessageCalls } from './message-calls.ts';
import { orderReads } from './read-orders.ts';
import { orderWrites } from './order-writes.ts';
import { textOf, type Params } from './params.ts';
import { invalid, missing, PopError, rejected } from './pop-error.ts';
import type { PopCall } from './pop-call.ts';
import { countCall } from './quota.ts';
import { readParams } from './read-params.ts';
import { refundCalls } from './refund-calls.ts';
import { secretCalls } from './secret-calls.ts';
import { signPop } from './sign.ts';
import { waybillCalls } from './waybill/waybill-calls.ts';

/** What a client may be off. */
const clockToleranceMs = 10 * 60_000;

/** APIs that take a token of a shop. */
const shopCalls: Readonly<Record<string, PopCall>> = {
  ...orderReads,
  ...orderWrites,
  ...refundCalls,
  ...goodsCalls,
  ...secretCalls,
  ...messageCalls,
  ...waybillCalls,
};

/** One that an app asks for itself. */
type OpenCall = Readonly<{ wrapper: string; run(world: World, app: EmulatedApp, params: Params): Readonly<Record<string, unknown>> }>;

const openCalls: Readonly<Record<string, OpenCall>> = {
  'pdd.pop.auth.token.create': {
    wrapper: 'pop_auth_token_create_response',
    run: (world, app, params) => grantJson(world, redeemCode(world, app, textOf(params, 'code')), scopeOf(app)),
  },
  'pdd.pop.auth.token.refresh': {
    wrapper: 'pop_auth_token_refresh_response',
    run: (world, app, params) => grantJson(world, refreshGrant(world, app, textOf(params, 'refresh_token')), scopeOf(app)),
  },
  'pdd.time.get': { wrapper: 'time_get_response', run: (world) => ({ time: Math.floor(world.nowMs() / 1_000) }) },
  'pdd.logistics.companies.get': {
    wrapper: companies.wrapper ?? '',
    run: (world, app, params) => companies.run({ world, app, shop: nobody }, params),
  },
  ...openMessageCalls,
};
const nobody = { seq: 0, platform: 'pinduoduo', name: '' };

/** APIs that are not in the packages of an app: `denied`, separated by commas. */
const deniedTo = (app: EmulatedApp): readonly string[] => (app.extra['denied'] ?? '').split(',');
const scopeOf = (app: EmulatedApp): string[] => Object.keys(shopCalls).filter((type) => !deniedTo(app).includes(type));

/** `POST /api/router`: checks who calls and how, then answers in the wrapper of the API. */
export function answerGateway(world: World, request: EmulatedRequest): EmulatedAnswer {
  return worded(world, () => {
    if (request.method !== 'POST') throw new PopError(10000, '仅支持POST请求');
    const params = readParams(request);
    const app = checkedApp(world, params);
    const { wrapper, value } = carryOut(world, app, params);
    const answer = { ...value, request_id: requestId(world) };
    return wrapper === null ? answer : { [wrapper]: answer };
  });
}

function checkedApp(world: World, params: Params): EmulatedApp {
  for (const name of ['type', 'client_id', 'timestamp', 'sign'] as const) if (!params.get(name)) throw missing(`公共参数${name}`);
  const app = world.apps('pinduoduo').find(({ key }) => key === params.get('client_id'));
  if (!app) throw new PopError(10016);
  if ((params.get('data_type') ?? 'JSON') !== 'JSON') throw invalid('data_type', '仅支持JSON');
  if ((params.get('version') ?? 'V1') !== 'V1') throw invalid('version', '仅支持V1');
  const timestamp = params.get('timestamp') ?? '';
  if (!/^\d{10}$/u.test(timestamp)) throw invalid('timestamp', '必须为10位秒级时间戳');
  if (Math.abs(Number(timestamp) * 1_000 - world.nowMs()) > clockToleranceMs) throw invalid('timestamp', '与服务器时间相差超过10分钟');
  if (params.get('sign') !== signPop(params, app.secret)) throw new PopError(10004);
  return app;
}

function carryOut(world: World, app: EmulatedApp, params: Params) {
  const type = textOf(params, 'type');
  if (deniedTo(app).includes(type)) throw new PopError(30000);
  const open = openCalls[type];
  if (open) {
    countCall(world, type, { app, shop: null });
    return { wrapper: open.wrapper, value: open.run(world, app, params) };
  }
  const call = shopCalls[type];
  if (!call) throw invalid('type', `${type}不存在`);
  const shop = shopOfToken(world, app, textOf(params, 'access_token'));
  countCall(world, type, { app, shop });
  return { wrapper: call.wrapper, value: call.run({ world, app, shop }, params) };
}

/** `POST /oauth/token`: the older road to a token, JSON without signature, answered without wrapper. */
export function answerToken(world: World, request: EmulatedRequest): EmulatedAnswer {
  return worded(world, () => {
    const params = readParams(request);
    const app = world.apps('pinduoduo').find(({ key }) => key === params.get('client_id'));
    if (!app || app.secret !== params.get('client_secret')) throw new PopError(10016, 'client_id或client_secret不正确');
    const type = params.get('grant_type');
    if (type === 'authorization_code') return grantJson(world, redeemCode(world, app, textOf(params, 'code')), scopeOf(app));
    if (type === 'refresh_token') return grantJson(world, refreshGrant(world, app, textOf(params, 'refresh_token')), scopeOf(app));
    throw invalid('grant_type');
  });
}

/** Refusals go out with status 200, as answers do. */
function worded(world: World, answer: () => object): EmulatedAnswer {
  try {
    return json(answer());
  } catch (error) {
    const refusal = error instanceof RefusedAct ? rejected(error.message) : error;
    if (!(refusal instanceof PopError)) throw error;
    return json(errorBody(refusal, requestId(world)));
  }
}

const requestId = (world: World): string => `16${String(world.nowMs())}${String(world.nextSeq('pinduoduo request')).padStart(6, '0')}`;

export const errorBody = ({ code, message, subMsg }: PopError, requestId: string): object => ({
  error_response: { error_code: code, error_msg: message, sub_code: String(code), sub_msg: subMsg, request_id: requestId },
});

const json = (value: object): EmulatedAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json;charset=utf-8' },
  body: JSON.stringify(value),
});
