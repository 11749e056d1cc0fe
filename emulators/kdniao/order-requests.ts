import { z } from 'zod';
import { cancelNumber, givenBefore, takeNumber } from '../world/waybills/desk.ts';
import type { Contact, IssuedWaybill, Subscription } from '../world/waybills/desk-state.ts';
import { isMasked, isPhone } from '../world/waybills/phone.ts';
import { routingOf } from '../world/waybills/routing.ts';
import { subscriptionsOf } from '../world/waybills/subscriptions.ts';
import type { World } from '../world/world.ts';
import { KdniaoRefusal, readData, type KdniaoCall, type KdniaoObject } from './call.ts';
import { carrierOfShipper, shipperOf } from './carrier-codes.ts';
import { kdniaoState } from './own-state.ts';

const words = z.union([z.string(), z.number().transform(String)]);
const said = words.nullish().transform((text) => text ?? '');
const required = words.pipe(z.string().min(1));

const personSchema = z.object({
  Name: required,
  Mobile: said,
  Tel: said,
  ProvinceName: required,
  CityName: required,
  ExpAreaName: said,
  Address: required,
});
const contractSchema = z.object({ ShipperCode: required, CustomerName: said, CustomerPwd: said, MonthCode: said });
const orderSchema = contractSchema.extend({
  OrderCode: required.pipe(z.string().max(30)),
  PayType: words.pipe(z.enum(['1', '2', '3', '4'])),
  ExpType: required,
  Sender: personSchema,
  Receiver: personSchema,
  Commodity: z.array(z.object({ GoodsName: required, Goodsquantity: z.coerce.number().int().positive().default(1) })).min(1),
  Quantity: z.coerce.number().int().positive().default(1),
  Weight: z.coerce.number().nonnegative().default(0),
  IsReturnPrintTemplate: said,
});
const cancelSchema = contractSchema.extend({ OrderCode: required, ExpNo: said });

/** 电子面单 (1007). An OrderCode that has its number gets it again, as 106; one whose number was voided is spent. Spec: logistics §9. */
export function order(call: KdniaoCall): KdniaoObject {
  const ask = readData(call, orderSchema);
  const contract = contractOf(call, ask);
  const known = givenBefore(call.world, contract, ask.OrderCode);
  if (known) return { Success: true, ResultCode: '106', Reason: '该订单号已下单成功', ...labelDocument(call.world, known, ask) };
  if (isSpent(call, ask.OrderCode)) throw new KdniaoRefusal('105', `订单编号 ${ask.OrderCode} 已使用，不可重复`);
  const waybill = takeNumber(call.world, contract, {
    key: ask.OrderCode,
    objectId: ask.OrderCode,
    tradeNos: [ask.OrderCode],
    packageId: '',
    sender: personOf(ask.Sender, 'Sender'),
    receiver: personOf(ask.Receiver, 'Receiver'),
    goods: ask.Commodity.map(({ GoodsName, Goodsquantity }) => ({ name: GoodsName, count: Goodsquantity })),
    weightGram: Math.round(ask.Weight * 1_000),
    templateUrl: '',
    isEncrypted: false,
    own: {},
  });
  kdniaoState(call.world).orderCodes.add(`${call.app.key} ${ask.OrderCode}`);
  return { Success: true, ResultCode: '100', Reason: '成功', ...labelDocument(call.world, waybill, ask) };
}

/** 取消 (1147, unverified). */
export function cancel(call: KdniaoCall): KdniaoObject {
  const ask = readData(call, cancelSchema);
  const contract = contractOf(call, ask);
  const waybill = givenBefore(call.world, contract, ask.OrderCode);
  if (!waybill)
    throw new KdniaoRefusal('105', isSpent(call, ask.OrderCode) ? `订单编号 ${ask.OrderCode} 已取消` : `订单编号 ${ask.OrderCode} 不存在`);
  if (ask.ExpNo !== '' && ask.ExpNo !== waybill.waybillNo) throw new KdniaoRefusal('105', '快递单号与订单编号不一致');
  cancelNumber(call.world, waybill);
  return { Success: true, ResultCode: '100', Reason: '取消成功' };
}

/** 单号余量 (1127, unverified). */
export function balance(call: KdniaoCall): KdniaoObject {
  const contract = contractOf(call, readData(call, contractSchema));
  if (contract.balance === null) throw new KdniaoRefusal('105', '该快递公司不支持余量查询');
  return {
    Success: true,
    ResultCode: '100',
    Reason: '成功',
    EorderBalance: {
      ShipperCode: shipperOf(contract.carrier),
      CustomerName: contract.customerCode,
      TotalNum: contract.balance + contract.taken - contract.canceled,
      UseNum: contract.taken - contract.canceled,
      AvailableNum: contract.balance,
    },
  };
}

/** The merchant's contract: by the customer's name with a 加盟 carrier, by the monthly account with a 直营 one. */
function contractOf({ world, app }: KdniaoCall, ask: z.output<typeof contractSchema>): Subscription {
  const carrier = carrierOfShipper(ask.ShipperCode);
  if (!carrier) throw new KdniaoRefusal('105', `快递公司编码 ${ask.ShipperCode} 不存在`);
  const contracts = subscriptionsOf(world, { source: 'kdniao', owner: app.key, carrier: carrier.code });
  const contract = contracts.find(
    ({ customerCode }) => customerCode !== '' && (customerCode === ask.CustomerName || customerCode === ask.MonthCode),
  );
  if (!contract) throw new KdniaoRefusal('104', `${carrier.name}的电子面单账号不存在：请核对 CustomerName 或 MonthCode`);
  if (contract.customerKey !== '' && contract.customerKey !== ask.CustomerPwd)
    throw new KdniaoRefusal('104', '电子面单密码 CustomerPwd 错误');
  return contract;
}

const isSpent = ({ world, app }: KdniaoCall, orderCode: string): boolean => kdniaoState(world).orderCodes.has(`${app.key} ${orderCode}`);

function personOf(person: z.output<typeof personSchema>, who: string): Contact {
  const phone = person.Mobile || person.Tel;
  if (phone === '') throw new KdniaoRefusal('101', `缺少必要参数 ${who}.Mobile 或 ${who}.Tel`);
  if ([person.Name, phone, person.Address].some(isMasked)) throw new KdniaoRefusal('102', `${who} 信息不能脱敏`);
  if (!isPhone(phone)) throw new KdniaoRefusal('103', `${who}.Mobile 格式有误`);
  const { ProvinceName: province, CityName: city, ExpAreaName: district, Address: detail } = person;
  return { name: person.Name, phone, address: { province, city, district, town: '', detail, postcode: '' } };
}

/** Names of the sorting fields are the service's own, spelling too (unverified). */
function labelDocument(world: World, waybill: IssuedWaybill, ask: z.output<typeof orderSchema>): KdniaoObject {
  const routing = routingOf(world, waybill);
  const isPrinted = ask.IsReturnPrintTemplate === '1';
  return {
    Order: {
      OrderCode: waybill.objectId,
      ShipperCode: shipperOf(waybill.carrier),
      LogisticCode: waybill.waybillNo,
      MarkDestination: routing.routeCode,
      OriginCode: routing.originCode,
      OriginName: routing.originName,
      DestinatioCode: routing.hubCode,
      DestinatioName: routing.markName,
      SortingCode: routing.routeCode,
      PackageCode: routing.hubCode,
      PackageName: routing.hubName,
    },
    ...(isPrinted && { PrintTemplate: printTemplate(waybill, routing.routeCode) }),
    SubCount: 0,
  };
}

function printTemplate({ waybillNo, receiver }: IssuedWaybill, routeCode: string): string {
  const { province, city, district, detail } = receiver.address;
  const lines = [
    waybillNo,
    routeCode,
    `${[...receiver.name][0] ?? ''}** ${receiver.phone.slice(0, 3)}****${receiver.phone.slice(-4)}`,
    `${province}${city}${district}${detail}`,
  ];
  return `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${lines.map((line) => `<div>${line.replace(/[&<>"]/gu, (mark) => `&#${mark.codePointAt(0)};`)}</div>`).join('')}</body></html>`;
}
