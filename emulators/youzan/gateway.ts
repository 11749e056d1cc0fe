import type { EmulatedAnswer, EmulatedRequest } from '../world/platform.ts';
import { RefusedAct } from '../world/refused-act.ts';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import type { YouzanCall } from './call.ts';
import { itemCalls } from './item-calls.ts';
import { youzanState } from './own-state.ts';
import { readParams } from './params.ts';
import { refundCalls } from './refund-calls.ts';
import { secretCalls } from './secret-calls.ts';
import { sessionOf } from './session.ts';
import { tradeReads } from './trade-reads.ts';
import { tradeWrites } from './trade-writes.ts';
import { GatewayError, rejected, YouzanError } from './youzan-error.ts';

const calls: Readonly<Record<string, YouzanCall>> = { ...tradeReads, ...tradeWrites, ...refundCalls, ...itemCalls, ...secretCalls };

/** `POST /api/{api}/{version}?access_token=`: no signature, the token says who calls. */
export function answerGateway(world: World, request: EmulatedRequest): EmulatedAnswer {
  const traceId = `yz7-0a0b0c-${Math.floor(world.nowMs() / 1_000)}-${world.nextSeq('youzan trace')}`;
  try {
    const data = carryOut(world, request);
    return json({ trace_id: traceId, code: 200, data, success: true, message: 'successful' });
  } catch (error) {
    return json(refusalBody(error, traceId));
  }
}

/** @throws the error itself when it is no refusal */
export function refusalBody(error: unknown, traceId: string): object {
  if (error instanceof GatewayError) return { gw_err_resp: { err_code: error.code, err_msg: error.message, trace_id: traceId } };
  const refusal = error instanceof RefusedAct ? rejected(error.message) : error;
  if (!(refusal instanceof YouzanError)) throw error;
  return { trace_id: traceId, code: refusal.code, success: false, message: refusal.message, data: null };
}

function carryOut(world: World, { method, path, query, body }: EmulatedRequest): unknown {
  const [, , api = '', version = ''] = path.split('/');
  if (method !== 'POST') throw new GatewayError(4002, '仅支持POST请求');
  const token = query.get('access_token') ?? '';
  if (token === '') throw new GatewayError(4001, '参数 access_token 缺失');
  const session = sessionOf(world, token);
  const app = world.apps('youzan').find(({ key }) => key === session?.clientId);
  const shop = session && world.shop(session.shopSeq);
  if (!app || !shop) throw new GatewayError(4203);
  const call = calls[api];
  if (!call) throw new GatewayError(4002);
  if (!call.versions.includes(version)) throw new GatewayError(4004);
  if ((app.extra['denied'] ?? '').split(',').includes(api)) throw new GatewayError(4204);
  countCall(world, app);
  return call.run({ world, app, shop, version }, readParams(body));
}

/** No limit is documented: an app may be registered with `calls_per_second`. */
function countCall(world: World, app: EmulatedApp): void {
  const limit = Number(app.extra['calls_per_second'] ?? Infinity);
  const { calls: counts } = youzanState(world);
  const window = Math.floor(world.nowMs() / 1_000);
  const last = counts.get(app.key);
  const count = last?.window === window ? last.count + 1 : 1;
  counts.set(app.key, { window, count });
  if (count > limit) throw new GatewayError(4205);
}

export const json = (value: object): EmulatedAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify(value),
});
