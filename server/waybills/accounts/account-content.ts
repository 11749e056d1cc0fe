import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { channels, type ChannelCode } from '@zhidan/core/channels/channel.ts';
import { knowsCarrier } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { checkedApp } from '@zhidan/core/channels/shop/checked-app.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import { say, type Language } from '@zhidan/core/kernel/words.ts';
import type { WaybillLine } from '@zhidan/core/waybills/account-api.ts';
import { accountSources, isAskedByShop, type AccountSource } from '@zhidan/core/waybills/account-source.ts';
import type { WaybillAccount } from './account-store.ts';
import { waybillSourceOf } from './waybill-source-of.ts';

type Asking = Readonly<{ source: AccountSource; language: Language }>;

/**
 * What a form says of an account, checked. A platform's gateways are those of the shop that asks.
 * @throws Refused `shop.app_field_missing`, `shop.app_field_unknown`, `shop.carrier_codes_wrong`, `shop.address_wrong`
 */
export function checkedAccountApp({ source: code, language }: Asking, given: ChannelApp): ChannelApp {
  const source = waybillSourceOf(code);
  const addresses = source && !isAskedByShop(code) ? source.addresses : {};
  const demand = { channel: accountSources[code].words, appFields: source?.accountFields ?? [], addresses };
  return orRefuse(checkedApp(demand, given, language));
}

/** @throws Refused `waybill_account.shop_wanted` when a platform's account has no shop of that platform */
export function checkShop({ source, language }: Asking, channel: ChannelCode | null): void {
  const { askedBy, words }: { askedBy: readonly ChannelCode[] | null; words: (typeof accountSources)[AccountSource]['words'] } =
    accountSources[source];
  if (askedBy === null || (channel !== null && askedBy.includes(channel))) return;
  const names = askedBy.map((code) => say(channels[code].words, language)).join(' / ');
  throw new Refused('waybill_account.shop_wanted', { source: say(words, language), channels: names });
}

/** @throws Refused `waybill_account.line_twice`, `waybill_account.warehouse_unknown`, `waybill_account.carrier_unknown` */
export function checkLines(
  { source, app }: Pick<WaybillAccount, 'source' | 'app'>,
  lines: readonly WaybillLine[],
  { warehouses, language }: Readonly<{ warehouses: ReadonlyMap<string, string>; language: Language }>,
): void {
  const seen = new Set<string>();
  for (const { carrier, warehouseId } of lines) {
    const warehouse = warehouses.get(warehouseId);
    if (warehouse === undefined) throw new Refused('waybill_account.warehouse_unknown', { warehouseId });
    const name = say(carriers[carrier].words, language);
    if (seen.has(`${carrier} ${warehouseId}`)) throw new Refused('waybill_account.line_twice', { carrier: name, warehouse });
    seen.add(`${carrier} ${warehouseId}`);
    const service = waybillSourceOf(source);
    if (service !== null && !knowsCarrier(service.carrierCodes, app, carrier))
      throw new Refused('waybill_account.carrier_unknown', { source: say(accountSources[source].words, language), carrier: name });
  }
}

/** What of an account the journal tells: never what a field of it holds. */
export function journaledAccount({ name, source, shopId, servesAllShops, servesShopIds, lines, lowBalance, isActive }: WaybillAccount) {
  return { name, source, shopId, servesAllShops, servesShopIds, lines, lowBalance, isActive };
}
