import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { OutsideAnswer, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import { jsonAnswer } from '../../contract/outside.ts';
import { aBatch, aContact, aParcel } from '../../contract/waybill-asks.ts';
import type { WaybillRecording } from '../../contract/waybill-recording.ts';
import { access, now, paramsOf, refusal } from '../recorded.fixture.ts';
import { pinduoduoWaybill } from './source.ts';

export const printData = {
  encryptedData: 'AES:cGRk',
  signature: 'MD:Z8ZIyAQGEddje8GVZtaLKQ==',
  templateURL: 'https://file-link.pinduoduo.com/template/1',
  ver: '3',
};

type Dto = Readonly<{ object_id: string; order_info: { trade_order_list: readonly string[] }; package_info: { id: string } }>;

/** The platform with one subscription: the same number for the same orders and package, taken back once. */
export function playedPinduoduo(refuse: (dtos: readonly Dto[]) => OutsideAnswer | null = () => null) {
  const numbers = new Map<string, string>();
  const live = new Set<string>();
  const moduleOf = (waybill_code: string, object_id: string): JsonObject => ({
    object_id,
    waybill_code,
    print_data: JSON.stringify(printData),
  });
  const take = (dto: Dto): JsonObject => {
    const key = `${dto.order_info.trade_order_list.join()}/${dto.package_info.id}`;
    const no = numbers.get(key) ?? String(78_700_000_000_001 + numbers.size);
    numbers.set(key, no);
    live.add(no);
    return moduleOf(no, dto.object_id);
  };
  const calls: Readonly<Record<string, (params: Readonly<Record<string, string>>) => [string, Json]>> = {
    'pdd.waybill.search': () => [
      'pdd_waybill_search_response',
      {
        waybill_apply_subscription_cols: [
          {
            wp_code: 'ZTO',
            wp_type: 2,
            branch_account_cols: [
              {
                branch_code: '57400',
                branch_name: '宁波鄞州',
                quantity: 88,
                shipp_address_cols: [{ province: '浙江省', city: '宁波市', district: '鄞州区', detail: '首南街道1号' }],
              },
            ],
          },
        ],
      },
    ],
    'pdd.waybill.get': (params) => {
      const asked = JSON.parse(params['param_waybill_cloud_print_apply_new_request'] ?? '{}') as { trade_order_info_dtos: readonly Dto[] };
      return ['pdd_waybill_get_response', { modules: asked.trade_order_info_dtos.map(take) }];
    },
    'pdd.waybill.cancel': (params) => ['pdd_waybill_cancel_response', { cancel_result: live.delete(params['waybill_code'] ?? '') }],
    'pdd.waybill.update': () => ['pdd_waybill_update_response', { print_data: JSON.stringify(printData) }],
    'pdd.waybill.query.by.waybillcode': (params) => {
      const rows = JSON.parse(params['param_list'] ?? '[]') as readonly { waybill_code: string; object_id: string }[];
      const found = rows.filter(({ waybill_code }) => live.has(waybill_code));
      return ['pdd_waybill_query_response', { modules: found.map(({ waybill_code, object_id }) => moduleOf(waybill_code, object_id)) }];
    },
  };
  return (request: OutsideRequest): OutsideAnswer => {
    const params = paramsOf(request);
    if (params['type'] === 'pdd.waybill.get') {
      const asked = JSON.parse(params['param_waybill_cloud_print_apply_new_request'] ?? '{}') as { trade_order_info_dtos: readonly Dto[] };
      const refused = refuse(asked.trade_order_info_dtos);
      if (refused) return refused;
    }
    const [name = '', body = {}] = calls[params['type'] ?? '']?.(params) ?? [];
    return name ? jsonAnswer({ [name]: body }) : refusal(10_017, 'type 不正确');
  };
}

/** A receiver as an order of the platform has it: masks to read, ciphers to print. */
export const receiver = aContact({
  name: '张*',
  phone: '138****8000',
  detail: '花家地**',
  ciphers: { receiver_name: '~AgAAname~1~', receiver_phone: '$AgAAphone$1$', receiver_address: '~AgAAdetail~1~' },
});

export const parcels = ['1', '2'].map((id) =>
  aParcel(`0190a001-0000-7000-8000-00000000000${id}`, { channelOrderNos: [`251111-12345678901234${id}`], orderChannel: 'PDD', receiver }),
);

export const recording: WaybillRecording = {
  source: pinduoduoWaybill,
  access,
  now,
  batch: aBatch(parcels, { templateUrl: 'https://file-link.pinduoduo.com/template/1' }),
  play: () => playedPinduoduo(),
  refusal: (words) => refusal(50_001, words),
};
