import type { AppField, ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { ShopView } from '@zhidan/core/channels/shop/shop-api.ts';

/** Of a secret so many last characters are shown, enough to compare with the console; of one shorter than twice that, none. */
const hintLength = 4;

/** An app as a screen may show it: what is no secret in full, of a secret its end. */
export function shownApp(appFields: readonly AppField[], { fields, addresses }: ChannelApp): Pick<ShopView, 'appFields' | 'addresses'> {
  return {
    appFields: appFields.map(({ key, isSecret }) => {
      const text = fields[key] ?? '';
      const hint = text.length >= 2 * hintLength ? text.slice(-hintLength) : '';
      return { key, isSet: text !== '', value: isSecret ? null : text, hint: isSecret ? hint : '' };
    }),
    addresses,
  };
}
