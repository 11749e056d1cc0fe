import { isClosed, isFullyPaid } from '../../world/trade-facts.ts';
import type { Trade } from '../../world/trade.ts';
import type { Contact } from '../../world/waybills/desk-state.ts';
import { isMasked, isPhone } from '../../world/waybills/phone.ts';
import { sealedKinds, unseal, type SealedKind } from '../cipher.ts';
import { mallIdOf, orderSnOf } from '../native-number.ts';
import { isConfirmed, refundStatus } from '../order-status.ts';
import type { PopContext } from '../pop-call.ts';
import { rejected } from '../pop-error.ts';
import type { ParcelAsk } from './waybill-ask.ts';

/** Who gets the parcel: what an order's ciphers hide, or what the merchant wrote down. @throws PopError */
export function receiverOf(context: PopContext, { order_info, recipient }: ParcelAsk): Contact {
  const phone = recipient.mobile || recipient.phone;
  if (phone === '') throw rejected('收件人手机号和电话不能同时为空');
  const trades = order_info.order_channels_type === 'PDD' ? order_info.trade_order_list.map((no) => shippableTrade(context, no)) : [];
  const read = (kind: SealedKind, text: string): string => opened(context, trades, kind, text);
  const name = read(sealedKinds.name, recipient.name);
  const plainPhone = read(sealedKinds.phone, phone);
  const detail = read(sealedKinds.address, recipient.address.detail);
  if ([name, plainPhone, detail].some(isMasked)) throw rejected('收件人信息为脱敏数据，请传入订单密文');
  if (!isPhone(plainPhone)) throw rejected('收件人手机号格式不正确');
  return { name, phone: plainPhone, address: { ...recipient.address, detail, postcode: '' } };
}

function shippableTrade({ world, shop }: PopContext, orderSn: string): Trade {
  const trade = world.tradeByNo(shop.seq, orderSn);
  if (!trade || !isConfirmed(world, trade)) throw rejected(`订单${orderSn}不存在或不属于该店铺`);
  if (isClosed(trade) || refundStatus(trade) === 4) throw rejected(`订单${orderSn}已退款或已取消，不能取号`);
  if (!isFullyPaid(trade)) throw rejected(`订单${orderSn}未支付，不能取号`);
  return trade;
}

const looksSealed = (text: string): boolean => /^\$[^$]+\$[^$]+\$\d\$$|^~[^~]+~[^~]+~\d~$/u.test(text);

/** Plain text as it is; a cipher only when it is of one of these orders. */
function opened({ shop }: PopContext, trades: readonly Trade[], kind: SealedKind, text: string): string {
  if (!looksSealed(text)) return text;
  for (const trade of trades) {
    const found = unseal(text, { mallId: mallIdOf(shop), orderSn: orderSnOf(trade) });
    if (found?.kind === kind) return found.text;
  }
  throw rejected('收件人密文与订单不匹配，解密失败');
}

/** What an update says of the receiver. Ciphers are those of the parcel's own orders. */
export function changedReceiver(
  context: PopContext,
  old: Readonly<{ receiver: Contact; tradeNos: readonly string[] }>,
  given: Partial<ParcelAsk['recipient']>,
): Contact {
  const trades = old.tradeNos.map((no) => context.world.tradeByNo(context.shop.seq, no)).filter((trade) => trade !== undefined);
  const address = given.address ?? old.receiver.address;
  const phone = given.mobile || given.phone || old.receiver.phone;
  const next = {
    name: opened(context, trades, sealedKinds.name, given.name ?? old.receiver.name),
    phone: opened(context, trades, sealedKinds.phone, phone),
    address: { ...address, detail: opened(context, trades, sealedKinds.address, address.detail), postcode: '' },
  };
  if ([next.name, next.phone, next.address.detail].some(isMasked)) throw rejected('收件人信息为脱敏数据，请传入订单密文');
  return next;
}
