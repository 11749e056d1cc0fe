import { z } from 'zod';
import { scansOf } from '../world/parcels/parcel.ts';
import { parcelOf } from '../world/parcels/parcel-shelf.ts';
import { knowsPhone } from '../world/parcels/phone-check.ts';
import type { EmulatedAnswer } from '../world/platform.ts';
import type { World } from '../world/world.ts';
import { fieldJson, json, refusal } from './answer.ts';
import { carrierOfCom } from './carrier-codes.ts';
import { kuaidi100State } from './own-state.ts';
import { signQuery } from './sign.ts';
import { traceDocument } from './trace-document.ts';

const querySchema = z.object({
  com: z.string().min(1),
  num: z.string().min(6).max(32),
  phone: z.string().default(''),
  from: z.string().default(''),
  to: z.string().default(''),
  resultv2: z.union([z.string(), z.number().transform(String)]).default(''),
  show: z.union([z.string(), z.number().transform(String)]).default('0'),
  order: z.enum(['desc', 'asc', '']).default('desc'),
});

/** one number is not asked for more often than this; an account may be registered with another `query_lock_seconds` */
const usualLockSeconds = 1_800;

/** 实时查询. The answer's codes but 200 are unverified. Spec: logistics §8. */
export function answerQuery(world: World, form: URLSearchParams): EmulatedAnswer {
  const customer = form.get('customer') ?? '';
  const param = form.get('param') ?? '';
  const app = world.apps('kuaidi100').find(({ extra }) => extra['customer'] === customer);
  const sign = app && signQuery({ param, key: app.key, customer, signType: form.get('signType') ?? '' });
  if (!app || !sign || sign !== form.get('sign')?.toUpperCase()) return refusal('503', '验证签名失败');
  if (app.extra['state'] === 'expired') return refusal('601', 'KEY已过期');
  const parsed = querySchema.safeParse(fieldJson(param));
  if (!parsed.success) return refusal('400', `找不到对应公司或提交的数据不完整：${parsed.error.issues[0]?.path.join('.') ?? 'param'}`);
  const { com, num, phone, resultv2, to, order } = parsed.data;
  const carrier = carrierOfCom(com);
  if (!carrier) return refusal('400', `找不到对应公司：${com}`);
  if (resultv2 === '8' && to === '') return refusal('400', '提交的数据不完整：to');
  const parcel = parcelOf(world, num);
  if (carrier.asksPhone && (phone === '' || (parcel && !knowsPhone(parcel, phone)))) return refusal('408', '快递公司参数异常：验证码错误');
  if (!parcel || parcel.carrier !== carrier.code || scansOf(parcel, world.nowMs()).length === 0)
    return refusal('500', '查询无结果，请隔段时间再查');
  const { queriedMs } = kuaidi100State(world);
  const lockMs = Number(app.extra['query_lock_seconds'] ?? usualLockSeconds) * 1_000;
  const askedMs = queriedMs.get(`${app.key} ${num}`);
  if (askedMs !== undefined && world.nowMs() - askedMs < lockMs) return refusal('502', '同一单号查询过于频繁，已锁单，请半小时后再查');
  queriedMs.set(`${app.key} ${num}`, world.nowMs());
  return json(traceDocument(world, parcel, { resultv2, isAscending: order === 'asc' }));
}
