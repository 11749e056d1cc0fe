import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import type { EmulatedAnswer, EmulatedRequest, EmulatedService, WordedFault } from '../world/platform.ts';
import type { World } from '../world/world.ts';
import { KdniaoRefusal, kdniaoRefusal, type KdniaoCall, type KdniaoObject } from './call.ts';
import { balance, cancel, order } from './order-requests.ts';
import { kdniaoState } from './own-state.ts';
import { signKindOf } from './sign.ts';
import { query, recognize, subscribe } from './track-requests.ts';

type Request = Readonly<{ path: RegExp; isPassing?: true; run(call: KdniaoCall): KdniaoObject }>;
const ask = /\/EbusinessOrderHandle\.aspx$/u;
const distribute = /\/api\/dist$/u;
const eorder = /\/api\/EOrderService$/u;

/** By RequestType, with the address that each is asked at; the sandbox takes all at one. */
const requests: Readonly<Record<string, Request>> = {
  1002: { path: ask, isPassing: true, run: query(true) },
  8001: { path: ask, isPassing: true, run: query(false) },
  2002: { path: ask, isPassing: true, run: recognize },
  1008: { path: distribute, run: subscribe('101') },
  8008: { path: distribute, run: subscribe('102') },
  1007: { path: eorder, run: order },
  1147: { path: eorder, run: cancel },
  1127: { path: eorder, isPassing: true, run: balance },
};
const sandbox = /\/exterfaceInvoke\.json$/u;

/**
 * 快递鸟: tracking and e-waybills. An account is an app: `key` its EBusinessID, `secret` its AppKey, `pushUrl` where its back office
 * sends traces; `queries_per_day` (500).
 */
export const kdniao: EmulatedService = {
  name: 'kdniao',
  handle: (world, request) => Promise.resolve(answer(world, request)),
  isPassing: ({ body }) => requests[new URLSearchParams(body).get('RequestType') ?? '']?.isPassing ?? false,
  faultAnswer: (fault, { body }) => json({ EBusinessID: new URLSearchParams(body).get('EBusinessID') ?? '', ...faults[fault] }),
};

function answer(world: World, request: EmulatedRequest): EmulatedAnswer {
  const form = new URLSearchParams(request.body);
  const accountKey = form.get('EBusinessID') ?? '';
  try {
    return json({ EBusinessID: accountKey, ...run(world, request, form) });
  } catch (error) {
    const refusal = kdniaoRefusal(error);
    if (!refusal) throw error;
    return json({ EBusinessID: accountKey, Success: false, ResultCode: refusal.code, Reason: refusal.message });
  }
}

function run(world: World, { method, path }: EmulatedRequest, form: URLSearchParams): KdniaoObject {
  const value = (name: string): string => form.get(name) ?? '';
  if (method !== 'POST') throw new KdniaoRefusal('103', '只支持 POST');
  for (const name of ['RequestData', 'EBusinessID', 'RequestType', 'DataSign'])
    if (value(name) === '') throw new KdniaoRefusal('101', `缺少必要参数 ${name}`);
  const app = world.apps('kdniao').find(({ key }) => key === value('EBusinessID'));
  if (!app) throw new KdniaoRefusal('104', '用户 ID 不存在');
  const signed = signKindOf({ requestData: value('RequestData'), appKey: app.secret, dataSign: value('DataSign') });
  if (!signed) throw new KdniaoRefusal('102', '数据签名 DataSign 校验失败');
  if (value('DataType') !== '2') throw new KdniaoRefusal('103', 'DataType 只支持 2');
  const found = Object.hasOwn(requests, value('RequestType')) ? requests[value('RequestType')] : undefined;
  if (!found || !(found.path.test(path) || sandbox.test(path)))
    throw new KdniaoRefusal('105', `RequestType ${value('RequestType')} 在此地址不可用`);
  kdniaoState(world).signKinds.set(app.key, signed);
  return found.run({ world, app, data: readRequestData(value('RequestData')) });
}

function readRequestData(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw new KdniaoRefusal('103', 'RequestData 格式有误');
  }
}

const json = (value: object): EmulatedAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json;charset=utf-8' },
  body: JSON.stringify(value),
});

const faults: Readonly<Record<WordedFault, KdniaoObject>> = {
  throttled: { Success: false, ResultCode: '405', Reason: '请求过于频繁，请稍后再试' },
  server_error: { Success: false, ResultCode: '105', Reason: '系统异常，请稍后再试' },
  token_expired: { Success: false, ResultCode: '104', Reason: '用户服务已过期' },
  unavailable: { Success: false, ResultCode: '105', Reason: '快递公司接口超时' },
};
