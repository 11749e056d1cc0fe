import { z } from 'zod';
import { beijingText } from '../world/beijing-time.ts';
import { parcelOf } from '../world/parcels/parcel-shelf.ts';
import { scansOf } from '../world/parcels/parcel.ts';
import { watch } from '../world/parcels/parcel-life.ts';
import { carriersLike } from '../world/parcels/recognize.ts';
import { carriers } from '../world/parcels/carrier-fixture.ts';
import { KdniaoRefusal, readData, type KdniaoCall, type KdniaoObject } from './call.ts';
import { carrierOfShipper, shipperOf } from './carrier-codes.ts';
import { kdniaoState, type Subscription } from './own-state.ts';
import { fileNews } from './push.ts';
import { traceDocument, visibleParcel } from './trace.ts';

const words = z.union([z.string(), z.number().transform(String)]);
const said = words.nullish().transform((text) => text ?? '');
const trackSchema = z.object({
  OrderCode: said,
  ShipperCode: z.string().min(1),
  LogisticCode: z.string().min(1),
  CustomerName: said,
  Callback: said,
  CallBack: said,
});

/** free queries a day; an account may be registered with another `queries_per_day` */
const usualQueries = 500;

/** 即时查询 (1002) is free and counted; 在途监控 (8001) is not. Spec: logistics §9. */
export const query =
  (isFree: boolean) =>
  (call: KdniaoCall): KdniaoObject => {
    const { OrderCode, ShipperCode, LogisticCode, CustomerName } = readTrack(call);
    if (isFree) countQuery(call);
    const carrier = carrierOfShipper(ShipperCode);
    const parcel = carrier && visibleParcel(call.world, carrier, { number: LogisticCode, phone: CustomerName });
    const hasTrace = parcel !== undefined && scansOf(parcel, call.world.nowMs()).length > 0;
    return {
      OrderCode,
      ShipperCode,
      LogisticCode,
      Success: true,
      ...(!hasTrace && { Reason: '暂无轨迹信息' }),
      ...traceDocument(call.world, hasTrace ? parcel : undefined),
    };
  };

function readTrack(call: KdniaoCall): z.output<typeof trackSchema> {
  const ask = readData(call, trackSchema);
  if (!/^[A-Za-z0-9-]+$/u.test(ask.LogisticCode)) throw new KdniaoRefusal('403', '快递单号有特殊字符');
  if (ask.LogisticCode.length < 6 || ask.LogisticCode.length > 32) throw new KdniaoRefusal('404', '快递单号长度不符');
  if (!carrierOfShipper(ask.ShipperCode)) throw new KdniaoRefusal('105', `快递公司编码 ${ask.ShipperCode} 不存在`);
  return ask;
}

function countQuery({ world, app }: KdniaoCall): void {
  const { queries } = kdniaoState(world);
  const name = `${app.key} ${beijingText(world.nowMs()).slice(0, 10)}`;
  const count = queries.get(name) ?? 0;
  if (count >= Number(app.extra['queries_per_day'] ?? usualQueries)) throw new KdniaoRefusal('405', '超出查询次数限制');
  queries.set(name, count + 1);
}

/** 物流跟踪订阅 (1008), 在途监控订阅 (8008). Again: the newest word counts, and nothing is doubled. */
export const subscribe =
  (pushType: Subscription['pushType']) =>
  (call: KdniaoCall): KdniaoObject => {
    const { world, app } = call;
    const ask = readTrack(call);
    const carrier = carrierOfShipper(ask.ShipperCode);
    if (carrier?.code === 'SF' && ask.CustomerName === '')
      throw new KdniaoRefusal('101', '缺少必要参数 CustomerName：顺丰需要寄件人或收件人手机号后四位');
    const name = `${app.key} ${ask.ShipperCode} ${ask.LogisticCode}`;
    const { subscriptions } = kdniaoState(world);
    subscriptions.set(name, {
      accountKey: app.key,
      shipperCode: ask.ShipperCode,
      logisticCode: ask.LogisticCode,
      orderCode: ask.OrderCode,
      callback: ask.Callback || ask.CallBack,
      pushType,
    });
    const mayHear = (): boolean =>
      carrier !== undefined && visibleParcel(world, carrier, { number: ask.LogisticCode, phone: ask.CustomerName }) !== undefined;
    watch(world, ask.LogisticCode, { name: `kdniao ${name}`, hear: () => mayHear() && fileNews(world, name) });
    const parcel = parcelOf(world, ask.LogisticCode);
    if (parcel && mayHear() && scansOf(parcel, world.nowMs()).length > 0) fileNews(world, name);
    return { UpdateTime: beijingText(world.nowMs()), Success: true, Reason: '', EstimatedDeliveryTime: '' };
  };

/** 单号识别 (2002): whose number it may be, the likeliest first. */
export function recognize(call: KdniaoCall): KdniaoObject {
  const { LogisticCode } = readData(call, z.object({ LogisticCode: z.string().min(1) }));
  const known = parcelOf(call.world, LogisticCode)?.carrier;
  const like = carriersLike(LogisticCode);
  const ranked = carriers
    .filter((carrier) => carrier.code === known || like.includes(carrier))
    .toSorted((a, b) => Number(b.code === known) - Number(a.code === known));
  return {
    LogisticCode,
    Success: ranked.length > 0,
    Code: ranked.length > 0 ? '100' : '105',
    Shippers: ranked.map(({ code, name }) => ({ ShipperCode: shipperOf(code), ShipperName: name })),
  };
}
