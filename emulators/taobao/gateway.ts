import type { EmulatedAnswer, EmulatedRequest } from '../world/platform.ts';
import { beijingMsOf, beijingText } from '../world/beijing-time.ts';
import { RefusedAct } from '../world/refused-act.ts';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { answerError, answerWith, formatOf } from './envelope.ts';
import type { TopMethod } from './method.ts';
import { methods } from './methods.ts';
import { taobaoState } from './own-state.ts';
import { shopOfSession } from './session.ts';
import { signMethods, signTop, type SignMethod } from './sign.ts';
import { missing, rejected, TopError } from './top-error.ts';
import type { TopObject } from './trade-document.ts';

/** allowed between the caller's clock and the platform's */
const skewLimitMs = 10 * 60_000;

/** `POST /router/rest`. System parameters may stand in the address, business parameters in the form. */
export function answerGateway(world: World, request: EmulatedRequest): EmulatedAnswer {
  const params = new Map([...request.query, ...new URLSearchParams(request.body)]);
  const format = formatOf(params);
  try {
    const value = run(world, params, request.method);
    return answerWith(world, { method: params.get('method') ?? '', value, format });
  } catch (error) {
    if (error instanceof TopError) return answerError(world, error, format);
    if (error instanceof RefusedAct) return answerError(world, rejected('isv.trade-service-rejection', error.message), format);
    throw error;
  }
}

function run(world: World, params: ReadonlyMap<string, string>, httpMethod: string): TopObject {
  if (httpMethod !== 'POST' && httpMethod !== 'GET') throw new TopError(9);
  const name = params.get('method') ?? '';
  if (name === '') throw new TopError(21);
  const method: TopMethod | undefined = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) throw new TopError(22, 'isv.invalid-method', `不存在的方法名 ${name}`);
  const app = checkApp(world, params);
  checkCall(world, app, params);
  countCall(world, app, name);
  if (!method.needsSession) return method.run({ world, app, params: present(method, params) });
  const token = params.get('session') ?? '';
  if (token === '') throw new TopError(26, 'isv.missing-session', '缺少 SessionKey 参数');
  const shop = shopOfSession(world, app, token);
  if (!shop) throw new TopError(27, 'invalid-sessionkey', 'SessionKey非法');
  return method.run({ world, app, shop, params: present(method, params) });
}

function checkApp(world: World, params: ReadonlyMap<string, string>): EmulatedApp {
  const key = params.get('app_key') ?? '';
  if (key === '') throw new TopError(28, 'isv.missing-appkey', '缺少AppKey参数');
  const app = world.apps('taobao').find((each) => each.key === key);
  if (!app) throw new TopError(29, 'isv.appkey-not-exists', '无效的AppKey参数');
  return app;
}

function checkCall(world: World, app: EmulatedApp, params: ReadonlyMap<string, string>): void {
  const timestamp = params.get('timestamp') ?? '';
  if (timestamp === '') throw new TopError(30, 'isv.missing-timestamp', '缺少时间戳参数');
  const saidMs = beijingMsOf(timestamp);
  if (saidMs === null || Math.abs(saidMs - world.nowMs()) > skewLimitMs)
    throw new TopError(31, 'isv.invalid-timestamp', '非法的时间戳参数');
  if (!params.get('v')) throw new TopError(32, 'isv.missing-version', '缺少版本参数');
  if (params.get('v') !== '2.0') throw new TopError(33, 'isv.invalid-version', '非法的版本参数');
  if (!['json', 'xml', '', undefined].includes(params.get('format'))) throw new TopError(23, 'isv.invalid-format', '非法的数据格式');
  const sign = params.get('sign') ?? '';
  if (sign === '') throw new TopError(24, 'isv.missing-signature', '缺少签名参数');
  const method = (params.get('sign_method') ?? 'md5') as SignMethod;
  if (!signMethods.includes(method) || signTop(params, app.secret, method) !== sign)
    throw new TopError(25, 'isv.invalid-signature', '无效签名');
}

/** Calls of real seconds and of Beijing days; an app is registered with `calls_per_second` (50) and `calls_per_day` (no limit). */
function countCall(world: World, app: EmulatedApp, name: string): void {
  const { calls } = taobaoState(world);
  const key = `${app.key} ${name}`;
  const second = Math.floor(world.realMs() / 1_000);
  const day = beijingText(world.nowMs()).slice(0, 10);
  const count = calls.get(key) ?? { second, inSecond: 0, day, onDay: 0 };
  calls.set(key, count);
  if (count.second !== second) Object.assign(count, { second, inSecond: 0 });
  if (count.day !== day) Object.assign(count, { day, onDay: 0 });
  count.inSecond += 1;
  count.onDay += 1;
  const limited = 'accesscontrol.limited-by-api-access-count';
  if (count.onDay > Number(app.extra['calls_per_day'] ?? Infinity))
    throw new TopError(7, limited, 'This ban will last for 86400 more seconds');
  if (count.inSecond > Number(app.extra['calls_per_second'] ?? 50)) throw new TopError(7, limited, 'This ban will last for 1 more seconds');
}

function present(method: TopMethod, params: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const absent = method.required.find((name) => !params.get(name));
  if (absent !== undefined) throw missing(absent);
  return params;
}
