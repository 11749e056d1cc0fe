import type { ChannelReceiver } from '../channels/channel-order.ts';
import type { RowValues } from './read-row.ts';
import { splitAddress, splitReceiver } from './split-address.ts';

/** `##…##` and `$$…$$`: a platform's encrypted values, not decrypted before the export. */
const cipher = /^(?:##|\$\$|~)\S{12,}(?:##|\$\$|~)$/u;

/** The receiver as the file shows it: plain, masked with stars, or ciphers. A file without one gives a masked one with nothing in it. */
export function receiverOfRow(values: RowValues): ChannelReceiver {
  const joined = splitReceiver(values.address ?? '');
  const name = joined?.name ?? values.receiverName ?? '';
  const phone = joined?.phone ?? values.receiverPhone ?? values.receiverTelephone ?? '';
  const address = placeOf(values, joined?.address ?? values.address ?? '');
  const ciphers = Object.fromEntries(Object.entries({ name, phone, detail: address.detail }).filter(([, value]) => cipher.test(value)));
  const shown = (value: string): string => (cipher.test(value) ? '' : value);
  const texts = [name, phone, address.detail];
  const isPlain = texts.every((text) => !text.includes('*')) && name !== '' && phone !== '' && address.detail !== '';
  return {
    kind:
      Object.keys(ciphers).length > 0
        ? 'cipher'
        : isPlain
          ? 'plain'
          : texts.some((text) => text.includes('*'))
            ? 'masked'
            : partlyPlain(texts),
    name: shown(name),
    phone: shown(phone),
    ...address,
    detail: shown(address.detail),
    ciphers,
    mergeKey: isPlain ? [phone, address.province, address.city, address.district, address.town, address.detail].join('|') : null,
  };
}

/** A name or a phone number in plain letters is personal data, however little else is there. */
function partlyPlain(texts: readonly string[]): ChannelReceiver['kind'] {
  return texts.some((text) => text !== '') ? 'plain' : 'masked';
}

type Place = Pick<ChannelReceiver, 'province' | 'city' | 'district' | 'town' | 'detail' | 'postcode'>;

/** Columns of their own win; else the one cell is taken apart. */
function placeOf({ province, city, district, town, postcode }: RowValues, text: string): Place {
  if (province === undefined && city === undefined && district === undefined) {
    const parts = splitAddress(text);
    return { ...parts, town: town ?? parts.town, postcode: postcode ?? parts.postcode };
  }
  return { province: province ?? '', city: city ?? '', district: district ?? '', town: town ?? '', detail: text, postcode: postcode ?? '' };
}
