import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { read } from '@zhidan/core/channels/part.ts';
import type { AddressAsk, WriteBack } from '@zhidan/core/channels/write-back.ts';
import { call } from './call.ts';
import { readOrder } from './pull.ts';

/**
 * Writes another receiver, in plain text; refused for orders under review or shipped. The platform numbers its places: numbers are
 * known from the order as long as the names stay, and left out from the first name that differs (unverified whether it minds).
 */
export const changeAddress: WriteBack['changeAddress'] = async (outside, access, ask) => {
  const order = await readOrder(outside, access, ask.channelOrderNo);
  await call(outside, access, 'pdd.order.update.address', {
    order_sn: ask.channelOrderNo,
    receiver_name: ask.name,
    receiver_phone: ask.phone,
    province: ask.province,
    city: ask.city,
    town: ask.district, // the platform's name for the district
    address: `${ask.town}${ask.detail}`,
    ...placeNumbers(order ?? {}, ask),
  });
};

function placeNumbers(order: JsonObject, ask: AddressAsk): JsonObject {
  const places = [
    ['province', ask.province],
    ['city', ask.city],
    ['town', ask.district],
  ] as const;
  const part = { at: '', fields: order };
  const changed = places.findIndex(([name, wanted]) => read.text(part, name) !== wanted);
  const same = changed === -1 ? places : places.slice(0, changed);
  return Object.fromEntries(same.map(([name]) => [`${name}_id`, read.text(part, `${name}_id`)]).filter(([, number]) => number !== ''));
}
