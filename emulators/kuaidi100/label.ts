import type { z } from 'zod';
import { beijingText } from '../world/beijing-time.ts';
import { carrierOf } from '../world/parcels/carrier-fixture.ts';
import { transitHours } from '../world/parcels/transit.ts';
import type { EmulatedAnswer } from '../world/platform.ts';
import { suspensionOf } from '../world/waybills/areas.ts';
import { cancelNumber, interceptNumber, waybillOf, type WaybillRef } from '../world/waybills/desk.ts';
import type { Subscription } from '../world/waybills/desk-state.ts';
import { readAddress } from '../world/waybills/read-address.ts';
import { subscriptionsOf } from '../world/waybills/subscriptions.ts';
import type { World } from '../world/world.ts';
import { fieldJson, json } from './answer.ts';
import { carrierOfCom } from './carrier-codes.ts';
import { addressOf, carrierOrderNo, orderLabel } from './label-order.ts';
import { cancelSchema, interceptSchema, orderSchema, reachableSchema, timeSchema, type PartnerAsk } from './label-ask.ts';
import type { LabelCall } from './label-call.ts';
import { labelCodes, LabelRefusal, labelRefusal } from './label-refusal.ts';
import { signLabel } from './sign.ts';
import type { TraceObject } from './trace-document.ts';

/** allowed between the caller's clock and the service's (unverified) */
const skewLimitMs = 10 * 60_000;

const methods: Readonly<Record<string, (call: LabelCall) => TraceObject | null>> = {
  order: (call) => {
    const ask = readAsk(call, orderSchema);
    return orderLabel(call, ask, contractOf(call, ask));
  },
  cancel: (call) => {
    const ask = readAsk(call, cancelSchema);
    cancelNumber(call.world, namedWaybill(call, ask));
    return null;
  },
  interceptOrder: (call) => {
    const ask = readAsk(call, interceptSchema);
    const to = ask.interceptType === 'MODIFY_ADDR' ? addressOf({ ...emptyPerson, ...ask.recManInfo }, '收件人') : null;
    interceptNumber(call.world, namedWaybill(call, ask), to);
    return { kuaidinum: ask.kuaidinum };
  },
  time: (call) => {
    const ask = readAsk(call, timeSchema);
    const [from, to] = [readAddress(ask.from), readAddress(ask.to)];
    if (!from || !to) throw new LabelRefusal('argument', '地址解析失败');
    const carrier = carrierNamed(ask.kuaidicom);
    const hours = Math.round(transitHours(call.world.chance.fork(`time ${ask.from} ${ask.to}`), carrier, from, to));
    return {
      arrivalTime: beijingText(call.world.nowMs() + hours * 3_600_000),
      totalTime: `${hours}`,
      deliveryExpendTime: `${hours}`,
      remainTime: `${hours}`,
    };
  },
  reachable: (call) => {
    const ask = readAsk(call, reachableSchema);
    const to = readAddress(ask.recManPrintAddr);
    if (!to) throw new LabelRefusal('argument', '收件地址解析失败');
    const area = suspensionOf(call.world, carrierNamed(ask.kuaidicom), to);
    return { reachable: area ? '0' : '1', reason: area?.reason ?? '' };
  },
};

const emptyPerson = { name: '', mobile: '', tel: '', printAddr: '', province: '', city: '', district: '', addr: '' };

/** 电子面单 V2, and what is signed like it. Spec: logistics §8. */
export function answerLabel(world: World, form: URLSearchParams, baseUrl: string): EmulatedAnswer {
  try {
    const data = run(world, form, baseUrl);
    return json({ success: true, result: true, code: labelCodes.done, returnCode: '200', message: '成功', time: world.nowMs(), data });
  } catch (error) {
    const refusal = labelRefusal(error);
    if (!refusal) throw error;
    return json({
      success: false,
      result: false,
      code: refusal.code,
      returnCode: String(refusal.code),
      message: refusal.message,
      time: world.nowMs(),
      data: null,
    });
  }
}

function run(world: World, form: URLSearchParams, baseUrl: string): TraceObject | null {
  const [method, key, t, param] = ['method', 'key', 't', 'param'].map((name) => form.get(name) ?? '') as [string, string, string, string];
  const app = world.apps('kuaidi100').find((each) => each.key === key);
  if (!app || signLabel({ param, t, key, secret: app.secret }) !== form.get('sign')?.toUpperCase())
    throw new LabelRefusal('sign', '验签失败');
  if (!/^\d{13}$/u.test(t) || Math.abs(Number(t) - world.nowMs()) > skewLimitMs) throw new LabelRefusal('stale', '时间戳 t 不合法或已过期');
  const answer = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (!answer) throw new LabelRefusal('method', `method ${method} 不存在`);
  return answer({ world, app, param: fieldJson(param), baseUrl });
}

function readAsk<Schema extends z.ZodType>({ param }: LabelCall, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(param);
  if (parsed.success) return parsed.data;
  throw new LabelRefusal('argument', `参数错误：${parsed.error.issues[0]?.path.join('.') || 'param'}`);
}

function carrierNamed(com: string): string {
  const carrier = carrierOfCom(com);
  if (!carrier) throw new LabelRefusal('argument', `快递公司编码 ${com} 不存在`);
  return carrier.code;
}

/** The merchant's contract with the carrier; its partner's number and key must be right. */
function contractOf({ world, app }: LabelCall, ask: PartnerAsk): Subscription {
  const carrier = carrierNamed(ask.kuaidicom);
  const contracts = subscriptionsOf(world, { source: 'kuaidi100', owner: app.key, carrier });
  const contract = contracts.find(({ customerCode }) => customerCode === ask.partnerId);
  if (!contract) throw new LabelRefusal('account', `${carrierOf(carrier)?.name ?? carrier} 的电子面单账号 ${ask.partnerId} 不存在`);
  if (contract.customerKey !== '' && contract.customerKey !== ask.partnerKey)
    throw new LabelRefusal('account', '电子面单密码 partnerKey 错误');
  return contract;
}

/** A number of this account, with the carrier's own order number where it gave one. */
function namedWaybill(call: LabelCall, ask: PartnerAsk & Readonly<{ kuaidinum: string; orderId: string }>): WaybillRef {
  const { carrier } = contractOf(call, ask);
  const ref: WaybillRef = { source: 'kuaidi100', owner: call.app.key, carrier, waybillNo: ask.kuaidinum };
  if (carrierOrderNo(waybillOf(call.world, ref)) !== ask.orderId)
    throw new LabelRefusal('argument', 'orderId 与下单时返回的 kdComOrderNum 不一致');
  return ref;
}
