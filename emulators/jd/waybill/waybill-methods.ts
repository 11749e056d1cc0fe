import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import type { z } from 'zod';
import { carriers } from '../../world/parcels/carrier-fixture.ts';
import { isCollected } from '../../world/parcels/parcel-life.ts';
import { parcelOf } from '../../world/parcels/parcel-shelf.ts';
import { cancelNumber, interceptNumber, takeNumber, waybillOf, type WaybillRef } from '../../world/waybills/desk.ts';
import type { Contact, IssuedWaybill, Subscription } from '../../world/waybills/desk-state.ts';
import { isPhone } from '../../world/waybills/phone.ts';
import { printMessage } from '../../world/waybills/print-message.ts';
import { sealPrint } from '../../world/waybills/print-seal.ts';
import { routingOf } from '../../world/waybills/routing.ts';
import { subscriptionsOf } from '../../world/waybills/subscriptions.ts';
import type { World } from '../../world/world.ts';
import type { Answer, Caller, Method } from '../method.ts';
import { receiverOf, tradeNosOf } from './receiver.ts';
import { cancelSchema, interceptSchema, pullSchema, receiveSchema, type ReceiveAsk } from './waybill-ask.ts';
import { resultCodes, WaybillRefusal, waybillRefusal } from './waybill-refusal.ts';

/** 京东快递 for merchants with a contract (`customerCode`). Spec: logistics §7. */
export const waybillMethods: Readonly<Record<string, Method>> = {
  'jingdong.ldop.waybill.receive': service(
    receiveSchema,
    (failure) => ({ receiveorderinfo_result: { resultCode: failure.code, resultMessage: failure.message, needRetry: false } }),
    receive,
  ),
  /** named beside the interception in the spec (unverified): it only gives numbers back */
  'jingdong.ldop.waybill.cancel': service(
    cancelSchema,
    (failure) => ({ resultInfo: { resultCode: failure.code, resultMessage: failure.message } }),
    (caller, { customerCode, waybillCode }) => {
      contractOf(caller, customerCode);
      cancelNumber(caller.world, refOf(caller, waybillCode));
      return { resultInfo: { resultCode: resultCodes.done, resultMessage: '取消成功' } };
    },
  ),
  /** 取消 before the carrier has the parcel, 拦截 afterwards: the same call */
  'jingdong.ldop.receive.order.intercept': service(
    interceptSchema,
    (failure) => ({ resultInfo: { stateCode: failure.code, stateMessage: failure.message } }),
    (caller, { vendorCode, deliveryId }) => {
      contractOf(caller, vendorCode);
      const ref = refOf(caller, deliveryId);
      const parcel = parcelOf(caller.world, waybillOf(caller.world, ref).waybillNo);
      const isOnItsWay = parcel !== undefined && isCollected(parcel, caller.world.nowMs());
      if (isOnItsWay) interceptNumber(caller.world, ref, null);
      else cancelNumber(caller.world, ref);
      return { resultInfo: { stateCode: resultCodes.done, stateMessage: isOnItsWay ? '拦截成功' : '取消成功' } };
    },
  ),
  'jingdong.printing.printData.pullData': service(
    pullSchema,
    (failure) => ({ returnType: { code: '0', message: failure.message } }),
    pullData,
  ),
};

/** A method of this service: its schema, and where its refusals stand. */
function service<Schema extends z.ZodType>(
  schema: Schema,
  refuse: (failure: WaybillRefusal) => Answer,
  run: (caller: Caller, ask: z.output<Schema>) => Answer,
): Method {
  return (caller: Caller, params: Json) => {
    try {
      const parsed = schema.safeParse(params);
      if (parsed.success) return run(caller, parsed.data);
      throw new WaybillRefusal('argument', `参数${parsed.error.issues[0]?.path.join('.') ?? ''}不合法`);
    } catch (error) {
      const refusal = waybillRefusal(error);
      if (!refusal) throw error;
      return refuse(refusal);
    }
  };
}

const ownerOf = ({ shop }: Caller) => ({ source: 'jd', owner: String(shop.seq), carrier: 'JD' });
const refOf = (caller: Caller, waybillNo: string): WaybillRef => ({ ...ownerOf(caller), waybillNo });

/** 青龙业主号 @throws WaybillRefusal when it is not this seller's */
function contractOf(caller: Caller, customerCode: string): Subscription {
  const contract = subscriptionsOf(caller.world, ownerOf(caller)).find((each) => each.customerCode === customerCode);
  if (!contract) throw new WaybillRefusal('customer', `商家编码${customerCode}不存在或未签约`);
  return contract;
}

/** One parcel a call; the same `orderId` gets the same number. */
function receive(caller: Caller, ask: ReceiveAsk): Answer {
  const contract = contractOf(caller, ask.customerCode);
  const phone = ask.senderMobile || ask.senderTel;
  if (!isPhone(phone)) throw new WaybillRefusal('argument', '寄件人电话、手机至少有一个不为空');
  const [from] = contract.senders;
  if (!from) throw new WaybillRefusal('customer', '商家没有发货地址');
  const sender: Contact = { name: ask.senderName, phone, address: from };
  const waybill = takeNumber(caller.world, contract, {
    key: ask.orderId,
    objectId: ask.orderId,
    tradeNos: tradeNosOf(ask),
    packageId: '',
    sender,
    receiver: receiverOf(caller, ask),
    goods: [{ name: ask.goods || '商品', count: ask.goodsCount ?? 1 }],
    weightGram: Math.round(ask.weight * 1_000),
    templateUrl: '',
    isEncrypted: true,
    own: {},
  });
  return { receiveorderinfo_result: resultDocument(caller.world, waybill, ask) };
}

function resultDocument(world: World, waybill: IssuedWaybill, ask: ReceiveAsk): Answer {
  const routing = routingOf(world, waybill);
  return {
    resultCode: resultCodes.done,
    resultMessage: '成功',
    orderId: waybill.objectId,
    deliveryId: waybill.waybillNo,
    promiseTimeType: ask.promiseTimeType ?? 1,
    transType: 1,
    needRetry: false,
    preSortResult: {
      siteId: Number(routing.originCode),
      siteName: routing.markName,
      road: routing.routeCode.split('-')[2],
      slideNo: routing.routeCode.split('-')[1],
      sourceSortCenterName: routing.originName,
      targetSortCenterName: routing.hubName,
      aging: 1,
      agingName: '特惠送',
      isHideName: 1,
      isHideContractNumbers: 1,
    },
  };
}

/** Print data of each number, row by row. */
function pullData({ world, ...caller }: Caller, { param1 }: z.output<typeof pullSchema>): Answer {
  const carrier = carriers.find(({ code }) => code === param1.cpCode)?.code ?? 'JD';
  const prePrintDatas = param1.wayBillInfos.map(({ jdWayBillCode, wayBillCode }) => {
    const wayBillNo = jdWayBillCode || wayBillCode;
    try {
      const waybill = waybillOf(world, { ...refOf({ world, ...caller }, wayBillNo), carrier });
      if (waybill.canceledMs !== null) throw new WaybillRefusal('canceled', '运单已取消');
      const { encryptedData } = sealPrint(JSON.stringify(printMessage(world, waybill)));
      return { wayBillNo, code: '1', msg: '成功', perPrintData: encryptedData };
    } catch (error) {
      const refusal = waybillRefusal(error);
      if (!refusal) throw error;
      return { wayBillNo, code: String(refusal.code), msg: refusal.message };
    }
  });
  return { returnType: { code: '1', message: '操作成功', objectId: param1.objectId, prePrintDatas } };
}
