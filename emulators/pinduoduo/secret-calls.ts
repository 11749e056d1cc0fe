import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { beijingText } from '../world/beijing-time.ts';
import { masks, unseal, type SealedKind } from './cipher.ts';
import { mallIdOf } from './native-number.ts';
import type { PopObject } from './order-document.ts';
import { isConfirmed, orderStatus } from './order-status.ts';
import { pairOf, pinduoduoState } from './own-state.ts';
import { listOf, memberOf, type Params } from './params.ts';
import { PopError } from './pop-error.ts';
import type { PopCall, PopContext } from './pop-call.ts';

/** Decryptions a shop has a day (unverified): an app may be registered with another `decrypts_per_day`. */
const usualDecryptsPerDay = 2_000;

/** 解密: plain text costs quota, masked text does not. */
export const secretCalls = {
  'pdd.open.decrypt.batch': { wrapper: 'open_decrypt_batch_response', run: decrypt },
  'pdd.open.decrypt.mask.batch': { wrapper: 'open_decrypt_mask_batch_response', run: decryptMask },
} as const satisfies Readonly<Record<string, PopCall>>;

function decrypt(context: PopContext, params: Params): PopObject {
  const list = listOf(params, 'data_list', 100);
  takeQuota(context, list.length);
  return { data_decrypt_list: list.map((item) => opened(context, item, (_, text) => text)) };
}

function decryptMask(context: PopContext, params: Params): PopObject {
  return {
    data_decrypt_list: listOf(params, 'data_list', 100).map((item) => opened(context, item, (kind, text) => masks[kind](text))),
  };
}

/** One item never fails the others: it bears its own error. */
function opened({ world, shop }: PopContext, item: JsonObject, shown: (kind: SealedKind, text: string) => string): PopObject {
  const orderSn = memberOf(item, 'data_tag');
  const encrypted = memberOf(item, 'encrypted_data');
  const said = { data_tag: orderSn, encrypted_data: encrypted };
  const trade = world.tradeByNo(shop.seq, orderSn);
  const refusal = (code: number, words: string): PopObject => ({ ...said, decrypted_data: '', error_code: code, error_msg: words });
  if (!trade || !isConfirmed(world, trade)) return refusal(50001, '订单不存在');
  if (trade.isUnderRisk || orderStatus(trade) !== 1) return refusal(50001, '订单审核中或已发货，不支持解密');
  const plain = unseal(encrypted, { mallId: mallIdOf(shop), orderSn });
  if (!plain) return refusal(50001, '密文不合法');
  return {
    ...said,
    data_type: plain.kind,
    decrypted_data: shown(plain.kind as SealedKind, plain.text),
    virtual_number_type: 0,
    error_code: 0,
    error_msg: '',
  };
}

function takeQuota({ world, app, shop }: PopContext, count: number): void {
  const { calls } = pinduoduoState(world);
  const key = `decrypts ${pairOf(app.key, shop.seq)}`;
  const day = Number(beijingText(world.nowMs()).slice(0, 10).replaceAll('-', ''));
  const last = calls.get(key);
  const used = (last?.window === day ? last.count : 0) + count;
  if (used > Number(app.extra['decrypts_per_day'] ?? usualDecryptsPerDay)) throw new PopError(70032, '店铺今日解密额度已用完');
  calls.set(key, { window: day, count: used });
}
