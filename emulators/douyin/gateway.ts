import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import { beijingMsOf } from '../world/beijing-time.ts';
import type { EmulatedAnswer, EmulatedRequest } from '../world/platform.ts';
import { RefusedAct } from '../world/refused-act.ts';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { DouyinError, failed, invalid, missing } from './douyin-error.ts';
import { shopOfToken } from './grant.ts';
import type { Params } from './method.ts';
import { methods } from './methods.ts';
import { douyinState } from './own-state.ts';
import { signCall } from './sign.ts';

/** allowed between the caller's clock and the platform's (unverified) */
const skewLimitMs = 10 * 60_000;

/** `POST /order/searchList?app_key&method&…` with the business parameters as the body. */
export function answerGateway(world: World, request: EmulatedRequest): EmulatedAnswer {
  try {
    return answer(world, { code: 10000, msg: 'success', sub_code: '', sub_msg: '', data: run(world, request) });
  } catch (error) {
    if (error instanceof DouyinError) return refuse(world, error);
    if (error instanceof RefusedAct) return refuse(world, failed('2001', error.message));
    throw error;
  }
}

function run(world: World, { query, path, body }: EmulatedRequest): unknown {
  const value = (name: string): string => query.get(name) ?? '';
  for (const name of ['app_key', 'method', 'timestamp', 'v', 'sign']) if (value(name) === '') throw missing(name);
  const app = world.apps('douyin').find(({ key }) => key === value('app_key'));
  if (!app) throw invalid('app_key', 'app_key 不存在');
  checkTimestamp(world, value('timestamp'));
  const paramJson = body || value('param_json') || '{}'; // the older protocol carries it in the address
  checkSign(app, query, paramJson);
  if (value('v') !== '2') throw invalid('v', '只支持 v=2');
  const name = value('method');
  // the official Go SDK doubles the slash
  if (path.replace(/^\/+/u, '').replaceAll('/', '.') !== name) throw invalid('method', '请求路径与 method 不一致');
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) throw new DouyinError(70000, 'isv.method-not-existed', `接口 ${name} 不存在或已下线`);
  countCall(world, app, name);
  const params = readParams(paramJson);
  if (!method.needsToken) return method.run({ world, app, params: present(method.required, params) });
  if (value('access_token') === '') throw missing('access_token');
  const shop = shopOfToken(world, app, value('access_token'));
  return method.run({ world, app, shop, params: present(method.required, params) });
}

/** Unix seconds, or the moment in Beijing as text. */
function checkTimestamp(world: World, text: string): void {
  const ms = /^\d+$/u.test(text) ? Number(text) * 1_000 : beijingMsOf(text);
  if (ms === null || Math.abs(ms - world.nowMs()) > skewLimitMs)
    throw new DouyinError(40003, 'isv.timestamp-invalid', 'timestamp 不合法或已过期');
}

function checkSign(app: EmulatedApp, query: URLSearchParams, paramJson: string): void {
  const signMethod = query.get('sign_method') ?? 'md5';
  const call = { appKey: app.key, method: query.get('method') ?? '', paramJson, timestamp: query.get('timestamp') ?? '' };
  const isKnown = signMethod === 'md5' || signMethod === 'hmac-sha256';
  if (!isKnown || signCall(call, app.secret, signMethod) !== query.get('sign'))
    throw new DouyinError(40003, 'isv.signature-invalid', '签名校验失败');
}

/** Calls of real seconds, so that a frozen world does not throttle for ever; an app is registered with `calls_per_second` (50). */
function countCall(world: World, app: EmulatedApp, name: string): void {
  const { calls } = douyinState(world);
  const second = Math.floor(world.realMs() / 1_000);
  const key = `${app.key} ${name}`;
  const before = calls.get(key);
  const count = before?.second === second ? before.count + 1 : 1;
  calls.set(key, { second, count });
  if (count > Number(app.extra['calls_per_second'] ?? 50))
    throw new DouyinError(60000, 'isv.traffic-limited:1', '请求过于频繁，请稍后重试');
}

function readParams(text: string): Params {
  let value: Json;
  try {
    value = parseJson(text);
  } catch {
    throw invalid('param_json', '不是合法的 JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('param_json', '应为 JSON 对象');
  return value as Params;
}

function present(required: readonly string[], params: Params): Params {
  const absent = required.find((name) => params[name] === undefined || params[name] === '');
  if (absent !== undefined) throw missing(absent);
  return params;
}

const refuse = (world: World, error: DouyinError): EmulatedAnswer =>
  answer(world, { code: error.code, msg: error.message, sub_code: error.subCode, sub_msg: error.subMsg, data: null });

function answer(world: World, value: Readonly<Record<string, unknown>>): EmulatedAnswer {
  const logId = `${new Date(world.nowMs() + 8 * 3_600_000).toISOString().replace(/\D/gu, '').slice(0, 14)}${String(world.nextSeq('douyin log')).padStart(18, '0')}`;
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify({ ...value, log_id: logId }) };
}
