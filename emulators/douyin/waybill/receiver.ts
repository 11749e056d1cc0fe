import { isClosed, isFullyPaid } from '../../world/trade-facts.ts';
import type { EmulatedShop } from '../../world/shop.ts';
import type { Trade } from '../../world/trade.ts';
import type { Contact } from '../../world/waybills/desk-state.ts';
import { isMasked, isPhone } from '../../world/waybills/phone.ts';
import { opened, type CipherKind } from '../cipher.ts';
import type { ShopCall } from '../method.ts';
import { shopIdOf } from '../native-number.ts';
import { ParcelRefusal } from './parcel-refusal.ts';
import type { AddressAsk, PersonAsk } from './waybill-ask.ts';

/** the platform's own orders; others name where they come from (the table of channels is unverified) */
const ownChannels: ReadonlySet<string> = new Set(['', '1']);
export const isOwnChannel = (channel: string): boolean => ownChannels.has(channel);

/** The order that a parcel is for: the caller's, or that of the shop which shares its account. @throws ParcelRefusal */
export function orderOf({ world, shop }: ShopCall, orderId: string, userId: string): Trade {
  const others = world.shops('douyin').filter((each) => each.seq !== shop.seq);
  const sharing = (): readonly EmulatedShop[] => (userId === '-1' ? [shop, ...others] : others.filter((each) => shopIdOf(each) === userId));
  const among = userId === '' || userId === shopIdOf(shop) ? [shop] : sharing();
  const trade = among.map((each) => world.tradeByNo(each.seq, orderId)).find((found) => found !== undefined);
  if (trade) return shippable(trade);
  if (userId !== '') throw new ParcelRefusal(10003, '共享订单不存在');
  throw others.some((each) => world.tradeByNo(each.seq, orderId))
    ? new ParcelRefusal(15000, '订单不属于店铺')
    : new ParcelRefusal(15002, '订单不存在');
}

function shippable(trade: Trade): Trade {
  if (isClosed(trade)) throw new ParcelRefusal(4007, '订单已关闭，不能取号'); // the number is unverified
  if (!isFullyPaid(trade)) throw new ParcelRefusal(4007, '订单未支付，不能取号');
  return trade;
}

/** Who gets a parcel. `hint`: the platform goes by the address of its own order where another was given in plain words. */
export type Received = Readonly<{ receiver: Contact; hint: string }>;

/** Of an order of the platform: what its ciphers hide, else the order's own. @throws ParcelRefusal */
export function receiverOfOrder(trade: Trade, { address, contact }: PersonAsk): Received {
  const phone = contact.mobile || contact.phone;
  if (contact.name === '' || phone === '') throw new ParcelRefusal(1001, '收件人姓名、电话不能为空');
  const read = (kind: CipherKind, text: string): string => {
    if (!isCipher(text)) return text;
    const found = opened(trade, text);
    if (found?.kind !== kind) throw new ParcelRefusal(4029, '收件人密文与订单不匹配，解密失败'); // the number is unverified
    return found.plain;
  };
  const told: Contact = {
    name: read('name', contact.name),
    phone: read('phone', phone),
    address: placeOf(address, read('detail', address.detail_address)),
  };
  const isSame = told.address.detail === trade.receiver.address.detail && told.address.district === trade.receiver.address.district;
  if (isSame) return { receiver: { ...trade.receiver, address: told.address }, hint: '' };
  return { receiver: trade.receiver, hint: '您传入的收件地址与订单不一致，已采用平台订单地址完成取号' };
}

/** Of any other parcel: what was written down. @throws ParcelRefusal */
export function writtenReceiver({ address, contact }: PersonAsk): Received {
  const phone = contact.mobile || contact.phone;
  if (contact.name === '' || phone === '') throw new ParcelRefusal(1001, '收件人姓名、电话不能为空');
  if ([contact.name, phone, address.detail_address].some((text) => isMasked(text) || isCipher(text)))
    throw new ParcelRefusal(4029, '收件人信息为脱敏或加密数据');
  if (!isPhone(phone)) throw new ParcelRefusal(1000, '收件人电话格式不正确');
  return { receiver: { name: contact.name, phone, address: placeOf(address, address.detail_address) }, hint: '' };
}

export const placeOf = (address: Omit<AddressAsk, 'detail_address' | 'country_code'>, detail: string): Contact['address'] => ({
  province: address.province_name,
  city: address.city_name,
  district: address.district_name,
  town: address.street_name,
  detail,
  postcode: '',
});

const isCipher = (text: string): boolean => /^\$\$.+\$\$$|^##.+##$/u.test(text);
