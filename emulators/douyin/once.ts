import { DouyinError } from './douyin-error.ts';
import { textOf, type ShopCall } from './method.ts';
import { douyinState } from './own-state.ts';

/** A call with the same request_id is carried out once and answered alike ever after. */
export function once(call: ShopCall, name: string, run: () => unknown): unknown {
  const { answered } = douyinState(call.world);
  const key = `${call.shop.seq} ${textOf(call.params, name)}`;
  if (!answered.has(key)) answered.set(key, run());
  return answered.get(key);
}

/** An idempotent_id that was used before is refused. @throws DouyinError 40003 isv.idempotent-id-existed */
export function neverTwice(call: ShopCall, name: string): void {
  const { answered } = douyinState(call.world);
  const id = textOf(call.params, name);
  if (id === '') return;
  const key = `${call.shop.seq} stock ${id}`;
  if (answered.has(key)) throw new DouyinError(40003, 'isv.idempotent-id-existed', '幂等 ID 已存在');
  answered.set(key, true);
}
