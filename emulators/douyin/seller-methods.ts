import { answerAddress, setMemo, setReceiver } from '../world/merchant-acts.ts';
import { cancel } from '../world/platform-acts.ts';
import { isClosed, shippingOf } from '../world/trade-facts.ts';
import type { Receiver } from '../world/trade.ts';
import { failed, invalid } from './douyin-error.ts';
import { grantData, grantSelf, redeemCode, refreshGrant } from './grant.ts';
import {
  forApp,
  forShop,
  isTrue,
  numberOf,
  textOf,
  tradeOf,
  type AppCall,
  type DouyinMethod,
  type Params,
  type ShopCall,
} from './method.ts';
import { douyinState } from './own-state.ts';

const remarkLimit = 60;
/** answers to a buyer's request for another address; all but 0 are a no */
const addressAnswers = [0, 1001, 1002, 1003, 1004, 1005];

/** Tokens, and what a seller does to his orders besides shipping. */
export const sellerMethods: Readonly<Record<string, DouyinMethod>> = {
  'token.create': forApp(['grant_type'], createToken),
  'token.refresh': forApp(['refresh_token', 'grant_type'], ({ world, app, params }) =>
    grantData(world, refreshGrant(world, app, textOf(params, 'refresh_token'))),
  ),
  'order.addOrderRemark': forShop(['order_id'], (call) => {
    const remark = textOf(call.params, 'remark');
    if ([...remark].length > remarkLimit) throw invalid('remark', `备注不能超过${remarkLimit}个字`);
    const star = numberOf(call.params, 'star', { fallback: 0, least: 0, most: 5 });
    setMemo(
      call.world,
      tradeOf(call),
      isTrue(call.params, 'is_add_star') ? { sellerMemo: remark, sellerFlag: star } : { sellerMemo: remark },
    );
    return {};
  }),
  'order.AddressAppliedSwitch': forShop(['is_allowed'], ({ world, shop, params }) => {
    const { addressClosed } = douyinState(world);
    if (textOf(params, 'is_allowed') === '1') addressClosed.delete(shop.seq);
    else addressClosed.add(shop.seq);
    return {};
  }),
  'order.addresSwitchConfig': forShop([], ({ world, shop }) => ({
    authorized_status: douyinState(world).addressClosed.has(shop.seq) ? 0 : 1,
  })),
  'order.addressConfirm': forShop(['order_id', 'is_approved'], (call) => {
    const trade = tradeOf(call);
    const answer = numberOf(call.params, 'is_approved', { fallback: -1, least: 0, most: 1005 });
    if (!addressAnswers.includes(answer)) throw invalid('is_approved');
    if (!trade.askedAddress) throw failed('2010021', '没有待处理的改地址申请');
    answerAddress(call.world, trade, answer === 0);
    return {};
  }),
  'order.addressModify': forShop(['order_id', 'post_addr', 'post_receiver', 'post_tel'], modifyAddress),
  'order.orderCancel': forShop(['shop_order_id', 'cancel_reason'], (call) => {
    cancel(call.world, tradeOf(call, 'shop_order_id'), textOf(call.params, 'cancel_reason'));
    return {};
  }),
};

function createToken({ world, app, params }: AppCall): unknown {
  const grantType = textOf(params, 'grant_type');
  if (grantType === 'authorization_code') return grantData(world, redeemCode(world, app, textOf(params, 'code')));
  if (grantType === 'authorization_self') return grantData(world, grantSelf(world, app, textOf(params, 'shop_id')));
  throw invalid('grant_type');
}

/** Before shipping only, and with every part of the address. */
function modifyAddress(call: ShopCall): unknown {
  const trade = tradeOf(call);
  if (shippingOf(trade) !== 'none' || isClosed(trade)) throw failed('2010022', '订单状态不允许修改收货地址');
  const given = (call.params['post_addr'] ?? {}) as Params;
  const part = (name: string): string => {
    const value = textOf((given[name] ?? {}) as Params, 'name');
    if (value === '') throw invalid(`post_addr.${name}`, '地址信息不完整');
    return value;
  };
  const detail = textOf(given, 'address_detail');
  if (detail === '') throw invalid('post_addr.address_detail', '地址信息不完整');
  const receiver: Receiver = {
    name: textOf(call.params, 'post_receiver'),
    phone: textOf(call.params, 'post_tel'),
    address: {
      province: part('province'),
      city: part('city'),
      district: part('town'),
      town: part('street'),
      detail,
      postcode: trade.receiver.address.postcode,
    },
  };
  setReceiver(call.world, trade, receiver);
  return {};
}
