import { setMemo, setReceiver } from '../world/merchant-acts.ts';
import { cancel } from '../world/platform-acts.ts';
import { isClosed, shippingOf } from '../world/trade-facts.ts';
import type { Receiver } from '../world/trade.ts';
import { beijingText } from '../world/beijing-time.ts';
import { jsonNumber } from '../world/json-number.ts';
import { forApp, forShop, isTrue, numberOf, textOf, tradeOf, type ShopCall, type TopMethod } from './method.ts';
import { tidOf, userIdOf } from './native-number.ts';
import { taobaoState, type Session } from './own-state.ts';
import { refreshSession, redeemCode, tokenJson } from './session.ts';
import { invalid, rejected } from './top-error.ts';
import type { TopObject } from './trade-document.ts';

const memoLimitBytes = 1_000;

/** What a seller does to his trades and his shop, besides shipping. */
export const sellerMethods: Readonly<Record<string, TopMethod>> = {
  'taobao.trade.memo.update': forShop(['tid'], updateMemo),
  'taobao.trade.shippingaddress.update': forShop(['tid'], updateAddress),
  'taobao.trade.close': forShop(['tid', 'close_reason'], (call) => {
    const trade = tradeOf(call);
    if (call.world.nowMs() - trade.createdMs < 10_000) throw rejected('CLOSE_TRADE_TOO_FAST', '买家下单10秒内不能关闭交易');
    const closed = cancel(call.world, trade, textOf(call, 'close_reason'));
    return { trade: { tid: jsonNumber(tidOf(closed)), modified: beijingText(closed.modifiedMs) } };
  }),
  'taobao.trade.receivetime.delay': forShop(['tid', 'days'], (call) => {
    const trade = tradeOf(call);
    if (!['3', '5', '7', '10'].includes(textOf(call, 'days'))) throw invalid('days');
    const changed = call.world.change(trade, 'other', {});
    return { trade: { tid: jsonNumber(tidOf(changed)), modified: beijingText(changed.modifiedMs) } };
  }),
  'taobao.user.seller.get': forShop(['fields'], ({ shop }) => ({
    user: { user_id: Number(userIdOf(shop)), nick: shop.name, type: 'B', has_shop: true },
  })),
  'taobao.shop.seller.get': forShop(['fields'], ({ shop }) => ({ shop: { sid: Number(userIdOf(shop)), title: shop.name } })),
  'taobao.modifyaddress.open': forShop([], ({ world, shop }) => {
    taobaoState(world).modifyAddressShops.add(shop.seq);
    return { result: { success: true } };
  }),
  'taobao.time.get': forApp([], ({ world }) => ({ time: beijingText(world.nowMs()) })),
  'taobao.top.auth.token.create': forApp(['code'], (call) => tokenResult(call, redeemCode(call.world, call.app, textOf(call, 'code')))),
  'taobao.top.auth.token.refresh': forApp(['refresh_token'], (call) =>
    tokenResult(call, refreshSession(call.world, call.app, textOf(call, 'refresh_token'))),
  ),
};

/** The token page's JSON, as a text inside the answer. */
function tokenResult({ world, app }: Pick<ShopCall, 'world' | 'app'>, session: Session | null): TopObject {
  if (!session) throw rejected('isv.invalid-grant', '授权码或刷新令牌无效');
  return { token_result: JSON.stringify(tokenJson(world, app, session)) };
}

/** The memo is replaced whole; a call with only a flag keeps it; `reset` clears it. */
function updateMemo(call: ShopCall): TopObject {
  const trade = tradeOf(call);
  const memo = textOf(call, 'memo');
  if (Buffer.byteLength(memo, 'utf8') > memoLimitBytes) throw invalid('memo', '备注长度不能超过1000字节');
  const flag = numberOf(call, 'flag', { fallback: trade.sellerFlag, least: 0, most: 5 });
  const changed = setMemo(call.world, trade, {
    sellerMemo: memo === '' && !isTrue(call, 'reset') ? trade.sellerMemo : memo,
    sellerFlag: flag,
  });
  return { trade: { tid: jsonNumber(tidOf(changed)), modified: beijingText(changed.modifiedMs) } };
}

/** Longest values in GBK bytes. */
const addressLimits: Readonly<Record<string, number>> = {
  receiver_name: 50,
  receiver_phone: 30,
  receiver_mobile: 11,
  receiver_state: 32,
  receiver_city: 32,
  receiver_district: 32,
  receiver_town: 32,
  receiver_address: 228,
};

const gbkBytes = (text: string): number => [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) < 0x80 ? 1 : 2), 0);

/** Only what is given changes; `-1` empties a field. */
function updateAddress(call: ShopCall): TopObject {
  const trade = tradeOf(call);
  if (shippingOf(trade) !== 'none' || isClosed(trade)) throw rejected('isv.trade-service-rejection', '订单状态不允许修改收货地址');
  for (const [name, most] of Object.entries(addressLimits))
    if (gbkBytes(textOf(call, name)) > most) throw invalid(name, `长度不能超过${most}字节`);
  const { receiver } = trade;
  const given = (name: string, old: string): string => {
    const text = textOf(call, name);
    return text === '' ? old : text === '-1' ? '' : text;
  };
  const next: Receiver = {
    name: given('receiver_name', receiver.name),
    phone: given('receiver_mobile', given('receiver_phone', receiver.phone)),
    address: {
      province: given('receiver_state', receiver.address.province),
      city: given('receiver_city', receiver.address.city),
      district: given('receiver_district', receiver.address.district),
      town: given('receiver_town', receiver.address.town),
      detail: given('receiver_address', receiver.address.detail),
      postcode: given('receiver_zip', receiver.address.postcode),
    },
  };
  const changed = setReceiver(call.world, trade, next);
  return { trade: { tid: jsonNumber(tidOf(changed)), modified: beijingText(changed.modifiedMs) } };
}
