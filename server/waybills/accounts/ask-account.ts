import type { Outside } from '@zhidan/core/channels/outside.ts';
import type { WaybillAccess, WaybillSource } from '@zhidan/core/waybills/waybill-source.ts';
import { callShop, fetchOutside } from '../../channels/index.ts';
import type { Merchant } from '../../platform/merchant.ts';
import type { WaybillAccount } from './account-store.ts';
import { waybillSourceOf } from './waybill-source-of.ts';

type Call<Value> = (source: WaybillSource, outside: Outside, access: WaybillAccess) => Promise<Value>;

/**
 * Asks an account's service: a platform's with its shop's app, grant and pace, an aggregator's with the account's own fields. Never
 * inside a transaction.
 * @throws ConnectorFault
 */
export function askAccount<Value>(
  merchant: Merchant,
  { source: code, shopId, app: own }: Pick<WaybillAccount, 'source' | 'shopId' | 'app'>,
  call: Call<Value>,
  signal?: AbortSignal,
): Promise<Value> {
  const source = waybillSourceOf(code);
  if (!source) throw new Error(`nobody is asked for numbers of ${code}`);
  if (shopId === null) return call(source, fetchOutside(merchant.clock), { app: own, grant: null });
  return callShop(
    merchant,
    shopId,
    (_connector, outside, { app, grant }) =>
      call(source, outside, { app: { fields: { ...app.fields, ...own.fields }, addresses: app.addresses }, grant }),
    signal,
  );
}
