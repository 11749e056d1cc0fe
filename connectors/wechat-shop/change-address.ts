import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { WriteBack } from '@zhidan/core/channels/write-back.ts';
import { call } from './call.ts';

/**
 * Asks for another receiver, at most five times before the order ships; since December 2025 the buyer must agree, and events
 * 16–20 of the order tell how it ended. Source: platforms/wechat-shop.md §7.
 */
export const changeAddress: WriteBack['changeAddress'] = async (outside, access, ask) => {
  const address = {
    user_name: ask.name,
    province_name: ask.province,
    city_name: ask.city,
    county_name: ask.district,
    detail_info: `${ask.town}${ask.detail}`,
    house_number: '',
    tel_number: ask.phone,
  };
  if (!/^\d+$/u.test(ask.channelOrderNo))
    throw new ConnectorFault({
      kind: 'invalid_request',
      platformCode: 'order_id',
      platformWords: 'an order number of the platform is digits only',
    });
  // this one call wants the order number as a number; it passes 2^53, so it is written by hand
  await call(outside, access, '/channels/ec/order/address/update', {
    json: `{"order_id":${ask.channelOrderNo},"user_address":${JSON.stringify(address)}}`,
  });
};
