import { isClosed, isFullyPaid } from '../../world/trade-facts.ts';
import type { EmulatedShop } from '../../world/shop.ts';
import type { Trade } from '../../world/trade.ts';
import type { Contact } from '../../world/waybills/desk-state.ts';
import { isMasked, isPhone } from '../../world/waybills/phone.ts';
import { oaidOf } from '../mask.ts';
import type { ShopCall } from '../method.ts';
import { userIdOf } from '../native-number.ts';
import type { AddressDto, ParcelDto, RecipientDto } from '../../world/waybills/cloud-print-ask.ts';
import { refused } from './waybill-error.ts';

const ownChannels: ReadonlySet<string> = new Set(['TB', 'TM']);

/** Who gets the parcel: the buyer that the OAID names, or whom the merchant wrote down. @throws TopError */
export function receiverOf(call: ShopCall, { order_info, recipient, user_id }: ParcelDto): Contact {
  const { trade_order_list: numbers, order_channels_type: channel } = order_info;
  if (!ownChannels.has(channel)) return writtenReceiver(recipient);
  const shop = call.world.shops('taobao').find((each) => userIdOf(each) === user_id);
  if (!shop) throw refused(`user_id ${user_id} 不存在`);
  const trades = numbers.map((tid) => shippableTrade(call, shop, tid));
  if (recipient.oaid === '') return writtenReceiver(recipient);
  const trade = recipient.tid === '' ? trades[0] : trades.find((_, index) => numbers[index] === recipient.tid);
  if (!trade || oaidOf(trade, call.app.key) !== recipient.oaid) throw refused('oaid 与订单号不匹配，解密失败');
  return trade.receiver;
}

/** The buyer of one of these trades, of any of the seller's shops, whom the OAID names now. @throws TopError */
export function receiverOfOaid(call: ShopCall, tids: readonly string[], oaid: string): Contact {
  const trades = tids.flatMap((tid) => call.world.shops('taobao').map((shop) => call.world.tradeByNo(shop.seq, tid)));
  const trade = trades.find((each) => each && oaidOf(each, call.app.key) === oaid);
  if (!trade) throw refused('oaid 与订单号不匹配，解密失败');
  return trade.receiver;
}

function shippableTrade({ world }: ShopCall, shop: EmulatedShop, tid: string): Trade {
  const trade = world.tradeByNo(shop.seq, tid);
  if (!trade) throw refused(`订单 ${tid} 不存在或不属于该商家`);
  if (isClosed(trade)) throw refused(`订单 ${tid} 已关闭，不能取号`);
  if (!isFullyPaid(trade)) throw refused(`订单 ${tid} 未付款，不能取号`);
  return trade;
}

/** What is hidden by stars cannot be printed. */
export function writtenReceiver({ name, mobile, phone, address, caid }: RecipientDto): Contact {
  const number = mobile || phone;
  if (number === '') throw refused('收件人手机号和固定电话不能同时为空');
  const isHidden = caid === '' && [name, number, address.detail].some(isMasked);
  if (isHidden) throw refused('收件人信息为脱敏数据，请传入 oaid 和 tid');
  if (caid === '' && !isPhone(number)) throw refused('收件人手机号或固定电话格式不正确');
  if (address.city === '' && address.district === '') throw refused('收件人地址缺少市、区，无法识别');
  return { name, phone: number, address: wholeAddress(address) };
}

export const wholeAddress = (address: AddressDto): Contact['address'] => ({ ...address, postcode: '' });
