import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { OutsideAnswer, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import { aBatch, aContact, aParcel } from '../../contract/waybill-asks.ts';
import type { WaybillRecording } from '../../contract/waybill-recording.ts';
import { access, now, playedDouyin, refusal } from '../recorded.fixture.ts';
import { douyinWaybill } from './source.ts';

type Asked = Readonly<{ order_id: string; pack_id?: string }>;

export const netsites: readonly JsonObject[] = [
  {
    netsite_code: '57400',
    netsite_name: '宁波鄞州',
    company: 'zhongtong',
    company_type: 2,
    amount: '55',
    sender_address: [
      {
        country_code: 'CHN',
        province_name: '浙江省',
        city_name: '宁波市',
        district_name: '鄞州区',
        street_name: '首南街道',
        detail_address: '1号',
      },
    ],
  },
  { netsite_code: '', netsite_name: '', company: 'shunfeng', company_type: 1, amount: '', sender_address: [] },
];

/** The platform: the same number for the same order and pack; `refuse` says no to single orders. */
export function playedDouyinWaybill(refuse: (asked: Asked) => readonly [string, string] | null = () => null) {
  const numbers = new Map<string, string>();
  const canceled = new Set<string>();
  const answers = {
    'logistics.newCreateOrder': ({ order_infos, logistics_code }: JsonObject): Json => {
      const rows = (order_infos as unknown as readonly Asked[]).map((asked) => ({ asked, refused: refuse(asked) }));
      return {
        ebill_infos: rows.flatMap(({ asked: { order_id, pack_id = '' }, refused }) => {
          if (refused) return [];
          const key = `${order_id}/${pack_id}`;
          const track_no = numbers.get(key) ?? String(78_800_000_000_001 + numbers.size);
          numbers.set(key, track_no);
          const routing = {
            sort_code: '380D-56-04',
            short_address_name: '杭州',
            short_address_code: '380',
            package_center_name: '杭州中心',
          };
          return {
            order_id,
            pack_id,
            track_no,
            company: logistics_code ?? '',
            ...routing,
            package_center_code: 'hz',
            sub_waybill_codes: '',
          };
        }),
        err_infos: rows.flatMap(({ asked: { order_id, pack_id = '' }, refused }) =>
          refused ? { order_id, pack_id, err_code: refused[0], err_msg: refused[1] } : [],
        ),
      };
    },
    'logistics.waybillApply': ({ waybill_applies }: JsonObject): Json => ({
      waybill_infos: (waybill_applies as unknown as readonly { track_no: string }[]).map(({ track_no }) => ({
        track_no,
        order_id: '',
        print_data: `AES-of-${track_no}`,
        sign: `sign-of-${track_no}`,
      })),
      err_infos: [],
    }),
    'logistics.listShopNetsite': (): Json => ({ netsites }),
    'logistics.cancelOrder': ({ track_no }: JsonObject): Json | undefined => {
      if (canceled.has(String(track_no as string))) return undefined;
      canceled.add(String(track_no as string));
      return { cancel_result: { success: true } };
    },
    'logistics.updateOrder': (): Json => ({}),
  };
  const play = playedDouyin([], answers as Parameters<typeof playedDouyin>[1]);
  return (request: OutsideRequest): OutsideAnswer => {
    const isRepeated =
      request.url.includes('/cancelOrder') && canceled.has((JSON.parse(request.body ?? '{}') as { track_no: string }).track_no);
    return isRepeated ? refusal(50_001, 'isv.business-failed:100106', '运单已取消') : play(request);
  };
}

/** A receiver as an order of the platform has it. */
export const receiver = aContact({
  name: '张*',
  phone: '1********00',
  detail: '花**',
  ciphers: { encrypt_post_receiver: '##name##', encrypt_post_tel: '$$phone$$', encrypt_detail: '##detail##' },
});

export const parcels = ['1', '2'].map((id) =>
  aParcel(`0190a001-0000-7000-8000-00000000000${id}`, { channelOrderNos: [`478132068240608364${id}`], orderChannel: '', receiver }),
);

export const recording: WaybillRecording = {
  source: douyinWaybill,
  access,
  now,
  batch: aBatch(parcels, { templateUrl: 'https://lf.example/template/1' }),
  play: () => playedDouyinWaybill(),
  refusal: (words) => refusal(50_001, 'isv.business-failed:4007', words),
};
