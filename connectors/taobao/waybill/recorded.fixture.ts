import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { OutsideAnswer, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import { aBatch, aParcel } from '../../contract/waybill-asks.ts';
import type { WaybillRecording } from '../../contract/waybill-recording.ts';
import { access, now, paramsOf, playedTop, refusal } from '../recorded.fixture.ts';
import { cainiao } from './source.ts';

/** The encrypted print data of the documentation. */
export const printData = {
  encryptedData: 'AES:c2VjcmV0IG9mIHRoZSBsYWJlbA==',
  signature: 'MD:Z8ZIyAQGEddje8GVZtaLKQ==',
  templateURL: 'http://cloudprint.cainiao.com/template/standard/101/123',
  ver: 'waybill_print_secret_version_1',
};

/** The plain one. */
export const plainData = {
  data: {
    routingInfo: {
      consolidation: { name: '杭州', code: 'hangzhou' },
      origin: { code: 'POSTB' },
      sortation: { name: '杭州' },
      routeCode: '380D-56-04',
    },
    waybillCode: '9890000160004',
  },
  signature: 'MD:Z8ZIyAQGEddje8GVZtaLKQ==',
  templateURL: 'http://cloudprint.cainiao.com/template/standard/83910/7',
};

const sender = { province: '浙江省', city: '宁波市', district: '鄞州区', town: '', detail: '首南街道1号', waybill_address_id: 12_343 };

export const subscriptions: readonly JsonObject[] = [
  {
    cp_code: 'ZTO',
    cp_type: 2,
    branch_account_cols: {
      waybill_branch_account: [
        {
          branch_code: '57400',
          branch_name: '宁波鄞州',
          branch_status: 1,
          quantity: 120,
          allocated_quantity: 7,
          shipp_address_cols: { address_dto: [sender] },
          customer_code_list: { string: ['5740001'] },
        },
      ],
    },
  },
  { cp_code: 'SF', cp_type: 1, branch_account_cols: { waybill_branch_account: [{ quantity: 0, shipp_address_cols: [sender] }] } },
];

type Dto = Readonly<{ object_id: string; order_info: { trade_order_list: readonly string[] }; package_info: { id: string } }>;

/** Cainiao with one subscription: gives the same number for the same trade and package, and takes it back once. */
export function playedCainiao(refuse: (dtos: readonly Dto[]) => OutsideAnswer | null = () => null) {
  const numbers = new Map<string, string>();
  const live = new Set<string>();
  const numberFor = (dto: Dto): string => {
    const key = `${dto.order_info.trade_order_list.join()}/${dto.package_info.id}`;
    const no = numbers.get(key) ?? String(78_600_000_000_001 + numbers.size);
    numbers.set(key, no);
    live.add(no);
    return no;
  };
  const moduleOf = (waybill_code: string, object_id: string): JsonObject => ({
    object_id,
    waybill_code,
    print_data: JSON.stringify(printData),
    cp_code: 'ZTO',
    real_cp_code: 'ZTO',
  });
  return (request: OutsideRequest): OutsideAnswer => {
    const params = paramsOf(request);
    if (params['method'] === 'cainiao.waybill.ii.get') {
      const asked = JSON.parse(params['param_waybill_cloud_print_apply_new_request'] ?? '{}') as { trade_order_info_dtos: readonly Dto[] };
      const refused = refuse(asked.trade_order_info_dtos);
      if (refused) return refused;
    }
    return playedTop([], {
      'cainiao.waybill.ii.search': () => ({ waybill_apply_subscription_cols: { waybill_apply_subscription_info: subscriptions } }),
      'cainiao.waybill.ii.get': (sent) => {
        const asked = JSON.parse(sent['param_waybill_cloud_print_apply_new_request'] ?? '{}') as { trade_order_info_dtos: readonly Dto[] };
        const rows = asked.trade_order_info_dtos.map((dto) => moduleOf(numberFor(dto), dto.object_id));
        return { modules: { waybill_cloud_print_response: rows } };
      },
      'cainiao.waybill.ii.cancel': (sent) => ({ cancel_result: live.delete(sent['waybill_code'] ?? '') }),
      'cainiao.waybill.ii.update': (sent) => ({
        waybill_code: (JSON.parse(sent['param_waybill_cloud_print_update_request'] ?? '{}') as { waybill_code: string }).waybill_code,
        print_data: JSON.stringify(printData),
      }),
      'cainiao.waybill.ii.query.by.waybillcode': (sent) => {
        const rows = JSON.parse(sent['param_list'] ?? '[]') as readonly { waybill_code: string; object_id: string }[];
        const found = rows.filter(({ waybill_code }) => live.has(waybill_code));
        return {
          modules: {
            waybill_cloud_print_with_result_desc_response: found.map(({ waybill_code, object_id }) => ({
              success: true,
              object_id,
              waybill_cloud_print_response: moduleOf(waybill_code, object_id),
            })),
          },
        };
      },
      'cainiao.waybill.address.reachable.query': () => ({
        result: {
          success: true,
          module: {
            reachable: false,
            interrupt_reason: '暴雪停运',
            interrupt_type: 'STOP',
            interrupt_end_time: '2026-11-13 00:00:00',
            reachable_cps: { reachable_cp: [{ cp_code: 'SF', cp_name: '顺丰' }] },
          },
        },
      }),
    })(request);
  };
}

export const parcels = [aParcel('0190a001-0000-7000-8000-000000000001'), aParcel('0190a001-0000-7000-8000-000000000002')];

export const recording: WaybillRecording = {
  source: cainiao,
  access,
  now,
  batch: aBatch(parcels),
  play: () => playedCainiao(),
  refusal: (words) => refusal(15, 'isv.waybill-service-error', words),
};
