import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import type { OutsideAnswer, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import type { PushedRequest } from '@zhidan/core/channels/push.ts';
import { jsonAnswer } from '../contract/outside.ts';
import { aBatch, aParcel } from '../contract/waybill-asks.ts';
import type { TrackingRecording, WaybillRecording } from '../contract/waybill-recording.ts';
import { dataSign, type Digest } from './sign.ts';
import { kdniaoTracking } from './tracking.ts';
import { kdniaoWaybill } from './waybill.ts';

export const now = instant('2026-11-13T04:00:00.000Z');

export const access = {
  app: {
    fields: {
      ebusiness_id: '1568694',
      app_key: 'test-api-key',
      contracts: 'ZTO CustomerName=K21000119 CustomerPwd=zto-password SendSite=宁波北仑 TemplateSize=130\nYUNDA CustomerName=574000',
    },
    addresses: {
      query: 'http://127.0.0.1:9/kdniao/query',
      subscribe: 'http://127.0.0.1:9/kdniao/dist',
      waybill: 'http://127.0.0.1:9/kdniao/EOrderService',
    },
  },
  grant: null,
};

/** A journey as KdNiao tells it: oldest first, each scan with its action. */
export const scans: readonly JsonObject[] = [
  { AcceptTime: '2026-11-11 18:00:00', AcceptStation: '宁波北仑 已揽收', Location: '宁波市', Action: '1' },
  { AcceptTime: '2026-11-12 20:00:00', AcceptStation: '到达北京转运中心', Location: '北京市', Action: '201' },
  { AcceptTime: '2026-11-13 08:00:00', AcceptStation: '快递员正在派件', Location: '北京市', Action: '202' },
  { AcceptTime: '2026-11-13 10:00:00', AcceptStation: '快件已暂存至菜鸟驿站', Location: '北京市', Action: '211' },
];

export const told = (change: JsonObject = {}): JsonObject => ({
  EBusinessID: '1568694',
  OrderCode: '',
  ShipperCode: 'ZTO',
  LogisticCode: '78600000000001',
  Success: true,
  Reason: '',
  State: '2',
  StateEx: '211',
  Location: '北京市',
  Traces: scans,
  ...change,
});

export const formOf = ({ body }: Readonly<{ body?: string }>): Readonly<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(body));
export const dataOf = (request: OutsideRequest): JsonObject => JSON.parse(formOf(request)['RequestData'] ?? '{}') as JsonObject;

export function pushed(
  rows: readonly JsonObject[],
  { digest = 'hex', type = '101' }: Readonly<{ digest?: Digest; type?: string }> = {},
): PushedRequest {
  const RequestData = JSON.stringify({ EBusinessID: '1568694', PushTime: '2026-11-13 12:00:00', Count: String(rows.length), Data: rows });
  const form = { RequestData, RequestType: type, DataSign: dataSign(RequestData, access.app.fields.app_key, digest) };
  return { method: 'POST', query: {}, headers: {}, body: new URLSearchParams(form).toString() };
}

/** KdNiao: refuses a wrong signature, knows one parcel, remembers order codes. */
export function playedKdniao(digest: Digest = 'hex') {
  const numbers = new Map<string, string>();
  const canceled = new Set<string>();
  const order = (request: OutsideRequest): JsonObject => {
    const { OrderCode, ShipperCode } = dataOf(request) as { OrderCode: string; ShipperCode: string };
    const isTwice = numbers.has(OrderCode);
    const LogisticCode = numbers.get(OrderCode) ?? String(77_900_000_000_001 + numbers.size);
    numbers.set(OrderCode, LogisticCode);
    return {
      EBusinessID: '1568694',
      Success: true,
      ResultCode: isTwice ? '106' : '100',
      Reason: isTwice ? '该订单号已下单成功' : '成功',
      PrintTemplate: '<html>label</html>',
      Order: {
        OrderCode,
        ShipperCode,
        LogisticCode,
        MarkDestination: '380D-56-04',
        PackageName: '杭州中心',
        PackageCode: 'hz',
        OriginCode: '574',
      },
    };
  };
  return (request: OutsideRequest): OutsideAnswer => {
    const form = formOf(request);
    const isGenuine = form['DataSign'] === dataSign(form['RequestData'] ?? '', access.app.fields.app_key, digest);
    if (!isGenuine) return jsonAnswer({ EBusinessID: '1568694', Success: false, Reason: '签名验证失败' });
    if (form['RequestType'] === '1002') return jsonAnswer(told());
    if (form['RequestType'] === '1008')
      return jsonAnswer({ EBusinessID: '1568694', UpdateTime: '2026-11-13 12:00:00', Success: true, Reason: '' });
    if (form['RequestType'] === '1007') return jsonAnswer(order(request));
    const number = String(dataOf(request)['ExpNo'] as string);
    if (canceled.has(number)) return jsonAnswer({ Success: false, ResultCode: '105', Reason: '该单号已取消' });
    canceled.add(number);
    return jsonAnswer({ Success: true, ResultCode: '100', Reason: '成功' });
  };
}

export const trackingRecording: TrackingRecording = {
  source: kdniaoTracking,
  access,
  now,
  ask: { carrier: 'ZTO', waybillNo: '78600000000001', phone: '13800138000', from: '', to: '' },
  play: () => playedKdniao(),
  refusal: (Reason) => jsonAnswer({ Success: false, ResultCode: '105', Reason }),
  pushes: [pushed([told()]), pushed([told({ LogisticCode: '2' }), told({ LogisticCode: '3' })], { digest: 'raw', type: '102' })],
};

export const waybillRecording: WaybillRecording = {
  source: kdniaoWaybill,
  access,
  now,
  batch: aBatch(
    ['1', '2'].map((id) => aParcel(`0190a001-0000-7000-8000-00000000000${id}`, { orderChannel: '' })),
    { templateUrl: '' },
  ),
  play: () => playedKdniao(),
  refusal: (Reason) => jsonAnswer({ Success: false, ResultCode: '105', Reason }),
};
