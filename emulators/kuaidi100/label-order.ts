import type { Address } from '../world/trade.ts';
import { carrierOf } from '../world/parcels/carrier-fixture.ts';
import { deskState, type Contact, type IssuedWaybill, type Subscription } from '../world/waybills/desk-state.ts';
import { takeNumber } from '../world/waybills/desk.ts';
import { isMasked, isPhone } from '../world/waybills/phone.ts';
import { readAddress } from '../world/waybills/read-address.ts';
import { routingOf } from '../world/waybills/routing.ts';
import type { LabelCall } from './label-call.ts';
import type { OrderAsk, PersonAsk } from './label-ask.ts';
import { LabelRefusal } from './label-refusal.ts';
import { kuaidi100State } from './own-state.ts';
import { subscribe } from './poll.ts';
import { comOf } from './carrier-codes.ts';
import type { TraceObject } from './trace-document.ts';

/** so long an order is known again by its `orderId` when `reorder` is false */
const rememberedMs = 48 * 3_600_000;

/** One number, or the first of this order when it is asked for again with `reorder: false`. */
export function orderLabel(call: LabelCall, ask: OrderAsk, contract: Subscription): TraceObject {
  const known = ask.reorder ? undefined : firstOf(call, ask.orderId);
  const waybill = known ?? takeNew(call, ask, contract);
  return { ...labelDocument(call, waybill), ...printed(call, ask, waybill) };
}

function firstOf({ world, app }: LabelCall, orderId: string): IssuedWaybill | undefined {
  const first = kuaidi100State(world).orders.get(`${app.key} ${orderId}`);
  if (orderId === '' || !first || world.nowMs() - first.atMs > rememberedMs) return undefined;
  const waybill = deskState(world).waybills.get(first.waybillNo);
  return waybill?.canceledMs === null ? waybill : undefined;
}

function takeNew(call: LabelCall, ask: OrderAsk, contract: Subscription): IssuedWaybill {
  const { world, app } = call;
  const [receiver, sender] = [personOf(ask.recMan, '收件人'), personOf(ask.sendMan, '寄件人')];
  if (ask.needSubscribe && !URL.canParse(ask.pollCallBackUrl)) throw new LabelRefusal('argument', 'pollCallBackUrl 不能为空');
  const waybill = takeNumber(world, contract, {
    key: `${ask.orderId} ${world.nextSeq('kuaidi100 order')}`, // every call is an order of its own
    objectId: ask.orderId,
    tradeNos: ask.orderId === '' ? [] : [ask.orderId],
    packageId: '',
    sender,
    receiver,
    goods: [{ name: ask.cargo || '商品', count: ask.count }],
    weightGram: Math.round((ask.weight ?? 0) * 1_000),
    templateUrl: ask.tempId,
    isEncrypted: false,
    own: {
      task: world.chance
        .fork(`kuaidi100 task ${world.nextSeq('kuaidi100 task')}`)
        .hex(32)
        .toUpperCase(),
    },
  });
  if (ask.orderId !== '' && !firstOf(call, ask.orderId))
    kuaidi100State(world).orders.set(`${app.key} ${ask.orderId}`, { waybillNo: waybill.waybillNo, atMs: world.nowMs() });
  if (ask.needSubscribe)
    subscribe(world, app.key, {
      company: comOf(waybill.carrier),
      number: waybill.waybillNo,
      from: '',
      to: '',
      key: app.key,
      parameters: { callbackurl: ask.pollCallBackUrl, salt: ask.salt, resultv2: ask.resultv2, autoCom: '0', phone: receiver.phone },
    });
  return waybill;
}

function personOf(person: PersonAsk, who: string): Contact {
  const phone = person.mobile || person.tel;
  if (phone === '') throw new LabelRefusal('argument', `${who}手机号和电话不能同时为空`);
  if ([person.name, phone].some(isMasked)) throw new LabelRefusal('argument', `${who}信息不能脱敏`);
  if (!isPhone(phone)) throw new LabelRefusal('argument', `${who}手机号格式不正确`);
  return { name: person.name, phone, address: addressOf(person, who) };
}

/** @throws LabelRefusal when it cannot be read */
export function addressOf({ printAddr, province, city, district, addr }: PersonAsk, who: string): Address {
  if (isMasked(printAddr) || isMasked(addr)) throw new LabelRefusal('argument', `${who}地址不能脱敏`);
  if (province !== '' && city !== '' && district !== '' && addr !== '')
    return { province, city, district, town: '', detail: addr, postcode: '' };
  const read = readAddress(printAddr);
  if (!read) throw new LabelRefusal('argument', `${who}地址解析失败`);
  return read;
}

/** 快递公司订单号: 直营 carriers keep one of their own, and want it back. */
export const carrierOrderNo = (waybill: IssuedWaybill): string =>
  carrierOf(waybill.carrier)?.kind === 1 ? `0${waybill.issuedMs}${waybill.waybillNo.slice(-6)}` : '';

function labelDocument({ world }: LabelCall, waybill: IssuedWaybill): TraceObject {
  const routing = routingOf(world, waybill);
  return {
    taskId: waybill.own['task'],
    kuaidinum: waybill.waybillNo,
    childNum: '',
    returnNum: '',
    kdComOrderNum: carrierOrderNo(waybill),
    bulkpen: routing.routeCode,
    orgCode: routing.originCode,
    orgName: routing.originName,
    destCode: routing.hubCode,
    destName: routing.markName,
    orgSortingCode: routing.originCode,
    orgSortingName: routing.originName,
    destSortingCode: routing.routeCode,
    destSortingName: routing.markName,
    orgExtra: '',
    destExtra: '',
    pkgCode: routing.hubCode,
    pkgName: routing.hubName,
    road: routing.routeCode.split('-')[2],
    qrCode: waybill.waybillNo,
    expressCode: '',
    expressName: '标准快递',
  };
}

/** What `printType` asks for: a picture or page to fetch, or none. */
function printed({ baseUrl }: LabelCall, { printType }: OrderAsk, waybill: IssuedWaybill): TraceObject {
  if (printType === 'NON' || printType === 'CLOUD') return { label: '' };
  return { label: `${baseUrl}/label/view/${waybill.own['task'] ?? ''}` };
}
