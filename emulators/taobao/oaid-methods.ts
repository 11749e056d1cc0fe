import { beijingText } from '../world/beijing-time.ts';
import { isClosed } from '../world/trade-facts.ts';
import type { Trade } from '../world/trade.ts';
import { maskDetail, maskMobile, maskName, oaidOf, receiverKey } from './mask.ts';
import { recordsOf, type JsonRecord } from './json-param.ts';
import { forShop, type ShopCall, type TopMethod } from './method.ts';
import { jsonNumber } from '../world/json-number.ts';
import { tidOf } from './native-number.ts';
import { taobaoState } from './own-state.ts';
import { invalid, noTrade, rejected } from './top-error.ts';
import type { TopObject } from './trade-document.ts';

const scenes = ['1001', '1002', '1003', '1004', '1005', '1006', '1007', '2001', '2002'];
/** a shop decrypts this often a day; an app may be registered with another `decrypt_quota` (unverified: it follows the shop's orders) */
const usualQuota = 200;

export const oaidMethods: Readonly<Record<string, TopMethod>> = {
  'taobao.top.oaid.merge': forShop(['merge_list'], (call) => {
    const groups = Map.groupBy(namedTrades(call, 'merge_list', 100), ({ trade }) => receiverKey(trade.receiver));
    return { tid_list: { string: Array.from(groups.values(), (group) => group.map(({ trade }) => tidOf(trade)).join(',')) } };
  }),
  'taobao.top.oaid.decrypt': forShop(['query_list'], (call) => {
    const asked = namedTrades(call, 'query_list', 20);
    for (const { item } of asked) if (!scenes.includes(String(item['scene']))) throw invalid('query_list.scene');
    countDecrypts(call, asked.length);
    return { receiver_list: { receiver: asked.map(({ trade, oaid }) => decrypted(trade, oaid)) } };
  }),
};

type Named = Readonly<{ trade: Trade; oaid: string; item: JsonRecord }>;

/** A list of `{tid, oaid}` in a parameter; numbers beyond 2^53 are read whole. */
function namedTrades(call: ShopCall, name: string, most: number): Named[] {
  const list = recordsOf(call, name);
  if (list.length === 0 || list.length > most) throw invalid(name, `数量应为 1 到 ${most}`);
  return list.map((item) => {
    const trade = call.world.tradeByNo(call.shop.seq, String(item['tid']));
    const oaid = String(item['oaid'] ?? '');
    if (!trade) throw noTrade();
    if (oaidOf(trade, call.app.key) !== oaid) throw invalid(`${name}.oaid`, '与订单不匹配');
    return { trade, oaid, item };
  });
}

function countDecrypts(call: ShopCall, count: number): void {
  const { decrypts } = taobaoState(call.world);
  const day = beijingText(call.world.nowMs()).slice(0, 10);
  const key = `${call.app.key} ${call.shop.seq}`;
  const used = decrypts.get(key);
  const before = used?.day === day ? used.count : 0;
  const quota = Number(call.app.extra['decrypt_quota'] ?? usualQuota);
  if (before + count > quota) throw rejected('isv.decrypt-limit', '店铺今日解密额度已用完');
  decrypts.set(key, { day, count: before + count });
}

function decrypted(trade: Trade, oaid: string): TopObject {
  const { name, phone, address } = trade.receiver;
  const isHidden = isClosed(trade);
  return {
    tid: jsonNumber(tidOf(trade)),
    oaid,
    name: isHidden ? maskName(name) : name,
    mobile: isHidden ? maskMobile(phone) : phone,
    phone: '',
    state: address.province,
    city: address.city,
    district: address.district,
    town: address.town,
    address_detail: isHidden ? maskDetail(address.detail) : address.detail,
    matched: true,
    privacy_protection: false,
    ...(isHidden && { desensitize_rule: 'DECRYPTION_DISABLED_BY_ORDERCLOSED' }),
  };
}
