import { beijingText } from '../world/beijing-time.ts';
import { cipherOf, masks, opened, sensitiveTypes, type CipherKind } from './cipher.ts';
import { invalid } from './douyin-error.ts';
import { forShop, numberOf, recordsOf, textOf, type DouyinMethod, type DouyinObject, type Params, type ShopCall } from './method.ts';
import { douyinState } from './own-state.ts';

const mostAtOnce = 50;
/** a shop decrypts this often a day; an app may be registered with another `decrypt_quota` (unverified: it follows the shop's orders) */
const usualQuota = 200;
/** of an item beyond the quota (unverified) */
const overQuota = 80_000;
const unknownCipher = 80_001;

export const privacyMethods: Readonly<Record<string, DouyinMethod>> = {
  'order.batchDecrypt': forShop(['cipher_infos'], (call) => ({
    decrypt_infos: items(call, 'cipher_infos').map((item) => decrypted(call, item)),
    custom_err: { err_code: 0, err_msg: '' },
  })),
  'order.batchSensitive': forShop(['cipher_infos'], (call) => ({
    decrypt_infos: items(call, 'cipher_infos').map((item) => {
      const found = open(call, item);
      const base = { auth_id: textOf(item, 'auth_id'), cipher_text: textOf(item, 'cipher_text') };
      return found
        ? { ...base, decrypt_text: masks[found.kind](found.plain), err_no: 0, err_msg: '', data_type: sensitiveTypes[found.kind] }
        : { ...base, decrypt_text: '', err_no: unknownCipher, err_msg: '密文与订单不匹配' };
    }),
    custom_err: { err_code: 0, err_msg: '' },
  })),
  'order.batchEncrypt': forShop(['batch_encrypt_list'], (call) => ({
    encrypt_infos: items(call, 'batch_encrypt_list').map((item) => {
      const type = numberOf(item, 'sensitive_type', { fallback: 0, least: 1, most: 3 });
      const kind = (Object.keys(sensitiveTypes) as CipherKind[]).find((each) => sensitiveTypes[each] === type) ?? 'name';
      const plain = textOf(item, 'plain_text');
      return {
        plain_text: plain,
        cipher_text: cipherOf(textOf(item, 'auth_id'), kind, plain),
        auth_id: textOf(item, 'auth_id'),
        err_no: 0,
        err_msg: '',
      };
    }),
  })),
};

function items(call: ShopCall, name: string): Params[] {
  const list = recordsOf(call.params, name);
  if (list.length === 0 || list.length > mostAtOnce) throw invalid(name, `数量应为 1 到 ${mostAtOnce}`);
  return list;
}

function open(call: ShopCall, item: Params) {
  const trade = call.world.tradeByNo(call.shop.seq, textOf(item, 'auth_id'));
  const found = trade && opened(trade, textOf(item, 'cipher_text'));
  return found ? { ...found, trade } : null;
}

/** Phones of every third order are virtual: a number of the platform with an extension. */
function decrypted(call: ShopCall, item: Params): DouyinObject {
  const base = { auth_id: textOf(item, 'auth_id'), cipher_text: textOf(item, 'cipher_text') };
  const found = open(call, item);
  if (!found) return { ...base, decrypt_text: '', err_no: unknownCipher, err_msg: '密文与订单不匹配' };
  if (!takeQuota(call)) return { ...base, decrypt_text: '', err_no: overQuota, err_msg: '解密额度已用完' };
  const isVirtual = found.kind === 'phone' && found.trade.seq % 3 === 0;
  const [host, extension] = ['15000000000', String(1_000 + (found.trade.seq % 9_000))];
  return {
    ...base,
    decrypt_text: isVirtual ? `${host}-${extension}` : found.plain,
    err_no: 0,
    err_msg: '',
    data_type: sensitiveTypes[found.kind],
    is_virtual_tel: isVirtual,
    ...(isVirtual && { expire_time: Math.floor(call.world.nowMs() / 1_000) + 15 * 86_400, phone_no_a: host, phone_no_b: extension }),
  };
}

function takeQuota({ world, app, shop }: ShopCall): boolean {
  const { decrypts } = douyinState(world);
  const day = beijingText(world.nowMs()).slice(0, 10);
  const key = `${app.key} ${shop.seq}`;
  const used = decrypts.get(key);
  const count = (used?.day === day ? used.count : 0) + 1;
  if (count > Number(app.extra['decrypt_quota'] ?? usualQuota)) return false;
  decrypts.set(key, { day, count });
  return true;
}
