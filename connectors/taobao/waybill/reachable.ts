import { carrierCodeThere } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { read } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { WaybillSource } from '@zhidan/core/waybills/waybill-source.ts';
import { call } from '../call.ts';
import { carrierCodes } from './carrier-codes.ts';

/** Whether a carrier serves an address now. Source: logistics.md §13.3. */
export const reachable: WaybillSource['reachable'] = async (outside, access, { carrier, receiver }) => {
  const answer = await call(outside, access, 'cainiao.waybill.address.reachable.query', {
    reachable_recommend_request_dto: JSON.stringify({
      cp_code: carrierCodeThere(carrierCodes, access.app, carrier),
      address: {
        province_name: receiver.province,
        city_name: receiver.city,
        area_name: receiver.district,
        ...(receiver.town ? { town_name: receiver.town } : {}),
        address_detail: receiver.detail,
      },
    }),
    client_info_dto: JSON.stringify({ description: 'zhidan' }),
  });
  return readable(() => {
    const told = read.part(read.part(answer, 'result'), 'module');
    if (read.text(told, 'reachable') === '') throw new RangeError('result.module.reachable: is missing');
    return {
      isReachable: read.isTrue(told, 'reachable'),
      reason: read.text(told, 'interrupt_reason'),
      until: read.shanghai(told, 'interrupt_end_time'),
    };
  });
};
