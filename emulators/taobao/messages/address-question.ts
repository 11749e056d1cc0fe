import { answerAddress } from '../../world/merchant-acts.ts';
import { beijingText } from '../../world/beijing-time.ts';
import type { Push } from '../../world/platform.ts';
import type { EmulatedApp, EmulatedShop } from '../../world/shop.ts';
import type { Receiver, Trade } from '../../world/trade.ts';
import type { World } from '../../world/world.ts';
import { maskName, oaidOf } from '../mask.ts';
import { tidOf } from '../native-number.ts';
import { signQimen } from '../sign.ts';

/**
 * 买家自助改地址: the platform asks the merchant at the app's `qimen_url` and takes the answer at once; no answer is a no.
 * Spec: taobao §7; what is signed with the body is unverified (§4.3).
 */
export function askMerchant(world: World, ask: Readonly<{ app: EmulatedApp; shop: EmulatedShop; url: string; trade: Trade }>): Push {
  const { app, shop, trade } = ask;
  const body = JSON.stringify({
    bizOrderId: tidOf(trade),
    buyerNick: maskName(trade.customer.nick),
    sellerNick: shop.name,
    oaid: oaidOf(trade, app.key),
    originalAddress: addressOf(trade.receiver),
    modifiedAddress: trade.askedAddress && addressOf(trade.askedAddress),
  });
  const params = new Map([
    ['method', 'taobao.qianniu.cloudkefu.address.self.modify'],
    ['app_key', app.key],
    ['timestamp', beijingText(world.nowMs())],
    ['format', 'json'],
    ['v', '2.0'],
    ['sign_method', 'md5'],
  ]);
  const url = new URL(ask.url);
  for (const [name, value] of [...params, ['sign', signQimen(params, body, app.secret)] as const]) url.searchParams.set(name, value);
  return {
    request: { url: url.href, method: 'POST', headers: { 'content-type': 'application/json;charset=UTF-8' }, body },
    isAccepted: (status) => status === 200,
    answered: (status, answer) => {
      const now = world.trade(trade.shopSeq, trade.seq);
      if (now?.askedAddress) answerAddress(world, now, status === 200 && isYes(answer));
    },
    retryMs: [],
  };
}

function isYes(answer: string): boolean {
  try {
    const { result } = JSON.parse(answer) as { result?: { success?: unknown } };
    return result?.success === true || result?.success === 'true';
  } catch {
    return false;
  }
}

const addressOf = ({ name, phone, address }: Receiver): Readonly<Record<string, string>> => ({
  name,
  phone,
  country: '中国',
  province: address.province,
  city: address.city,
  area: address.district,
  town: address.town,
  addressDetail: address.detail,
  postCode: address.postcode,
});
