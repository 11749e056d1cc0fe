import { isClosed } from '../../world/trade-facts.ts';
import type { Address, Trade } from '../../world/trade.ts';
import type { Contact } from '../../world/waybills/desk-state.ts';
import { isMasked, isPhone } from '../../world/waybills/phone.ts';
import { readAddress } from '../../world/waybills/read-address.ts';
import type { Caller } from '../method.ts';
import { isVisible } from '../order-state.ts';
import type { ReceiveAsk } from './waybill-ask.ts';
import { WaybillRefusal } from './waybill-refusal.ts';

/** `salePlat` of orders of this platform. Spec: logistics §7 (unverified). */
export const ownPlatform = '0010001';

/** Who gets a parcel: the buyer of the orders where it is for those, else who was written down. @throws WaybillRefusal */
export function receiverOf(caller: Caller, ask: ReceiveAsk): Contact {
  const phone = ask.receiveMobile || ask.receiveTel;
  if (phone === '') throw new WaybillRefusal('argument', '收件人电话、手机至少有一个不为空');
  if (ask.salePlat !== ownPlatform) return writtenReceiver(ask, phone);
  const [trade] = tradeNosOf(ask).map((orderId) => shippableTrade(caller, orderId));
  const isHidden = [ask.receiveName, phone, ask.receiveAddress].some(isMasked);
  return isHidden && trade ? trade.receiver : writtenReceiver(ask, phone);
}

/** An order of the seller that may be sent. @throws WaybillRefusal */
export function shippableTrade({ world, shop }: Caller, orderId: string): Trade {
  const trade = world.tradeByNo(shop.seq, orderId);
  if (!trade || !isVisible(trade)) throw new WaybillRefusal('order', `京东订单${orderId}不存在或不属于该商家`);
  if (isClosed(trade)) throw new WaybillRefusal('order', `京东订单${orderId}已取消`);
  return trade;
}

/** Orders of the platform that a parcel is for. */
export const tradeNosOf = ({ thrOrderId, orderId }: ReceiveAsk): readonly string[] =>
  (thrOrderId || orderId).split(',').map((no) => no.trim());

function writtenReceiver(ask: ReceiveAsk, phone: string): Contact {
  if ([ask.receiveName, phone, ask.receiveAddress].some(isMasked)) throw new WaybillRefusal('argument', '收件人信息不能脱敏');
  if (!isPhone(phone)) throw new WaybillRefusal('argument', '收件人电话格式错误');
  return { name: ask.receiveName, phone, address: addressOf(ask) };
}

/** From the parts where they are told, else read out of the whole. */
function addressOf({ province, city, county, town, receiveAddress }: ReceiveAsk): Address {
  const told = { province, city, district: county, town };
  if (province !== '' && city !== '' && county !== '')
    return { ...told, detail: withoutPlace(receiveAddress, [province, city, county, town]), postcode: '' };
  const read = readAddress(receiveAddress);
  if (!read) throw new WaybillRefusal('address', '收件人地址解析失败');
  return read;
}

function withoutPlace(text: string, parts: readonly string[]): string {
  let rest = text;
  for (const part of parts) if (part !== '' && rest.startsWith(part)) rest = rest.slice(part.length);
  return rest;
}
