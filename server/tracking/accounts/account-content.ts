import { carrierCodeList, knowsCarrier, type CarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { checkedApp } from '@zhidan/core/channels/shop/checked-app.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import type { TrackingSourceCode } from '@zhidan/core/waybills/tracking-source.ts';
import type { TrackingAccount } from './account-store.ts';
import { trackingSourceOf } from './tracking-source-of.ts';

/** The door of an account's service, below the address of ours that the merchant names. */
export const traceHookPath = '/hooks/tracking/:door';

export function callbackUrlOf({ callbackBase, door }: Pick<TrackingAccount, 'callbackBase' | 'door'>): string {
  return `${callbackBase}${traceHookPath.replace(':door', door)}`;
}

const leastSalt = 8;

/**
 * What a form says of an account, checked.
 * @throws Refused `shop.app_field_missing`, `shop.app_field_unknown`, `shop.carrier_codes_wrong`, `shop.address_wrong`,
 * `tracking_account.salt_short`
 */
export function checkedTrackingApp(
  { source: code, language }: Readonly<{ source: TrackingSourceCode; language: Language }>,
  given: ChannelApp,
): ChannelApp {
  const { words, accountFields, addresses } = trackingSourceOf(code);
  const app = orRefuse(checkedApp({ channel: words, appFields: accountFields, addresses }, given, language));
  const { salt } = app.fields;
  if (salt !== undefined && salt.length < leastSalt) throw new Refused('tracking_account.salt_short', { length: salt.length });
  return app;
}

/** The address by which others reach us, without a slash at its end. @throws Refused `tracking_account.base_wrong` */
export function checkedBase(base: string): string {
  const url = URL.canParse(base) ? new URL(base) : null;
  const isPlain = url !== null && ['http:', 'https:'].includes(url.protocol) && url.search === '' && url.hash === '' && url.username === '';
  if (!isPlain) throw new Refused('tracking_account.base_wrong', { base });
  return base.replace(/\/+$/u, '');
}

/** The carriers that an account can be asked after. */
export function carriersOf({ source, app }: Pick<TrackingAccount, 'source' | 'app'>): CarrierCode[] {
  const { carrierCodes } = trackingSourceOf(source);
  return carrierCodeList.filter((carrier) => knowsCarrier(carrierCodes, app, carrier));
}

/** What of an account the journal tells: never what a field of it holds. */
export function journaledAccount({ name, source, callbackBase, isActive }: TrackingAccount) {
  return { name, source, callbackBase, isActive };
}
