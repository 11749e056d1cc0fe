import { createHash } from 'node:crypto';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import type { OutsideAnswer, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import type { PushedRequest } from '@zhidan/core/channels/push.ts';
import { jsonAnswer } from '../contract/outside.ts';
import { aBatch, aParcel } from '../contract/waybill-asks.ts';
import type { TrackingRecording, WaybillRecording } from '../contract/waybill-recording.ts';
import { kuaidi100Tracking } from './tracking.ts';
import { kuaidi100Waybill } from './waybill.ts';

export const now = instant('2026-11-13T04:00:00.000Z');

const md5 = (text: string): string => createHash('md5').update(text).digest('hex').toUpperCase();

export const access = {
  app: {
    fields: {
      key: 'testKey0001',
      secret: 'testSecret0001',
      customer: 'TESTCUSTOMER0000000000000000001',
      salt: 'a1b2c3d4e5',
      contracts: 'ZTO partnerId=K21000119 partnerKey=zto-partner-key net=宁波北仑 tempId=60f6c17c7c223700131d8bc3\nSF partnerId=0210001234',
    },
    addresses: { poll: 'http://127.0.0.1:9/kuaidi100', api: 'http://127.0.0.1:9/kuaidi100-api' },
  },
  grant: null,
};

/** A journey as Kuaidi100 tells it: newest first, each scan with its code. */
export const scans: readonly JsonObject[] = [
  {
    time: '2026-11-13 10:00:00',
    ftime: '2026-11-13 10:00:00',
    context: '已签收，签收人：本人',
    status: '本人签收',
    statusCode: '301',
    areaName: '北京,朝阳区',
  },
  {
    time: '2026-11-13 08:00:00',
    ftime: '2026-11-13 08:00:00',
    context: '快递员正在派件',
    status: '派件',
    statusCode: '5',
    areaName: '北京,朝阳区',
  },
  {
    time: '2026-11-12 20:00:00',
    ftime: '2026-11-12 20:00:00',
    context: '到达北京转运中心',
    status: '干线',
    statusCode: '1002',
    areaName: '北京',
  },
  {
    time: '2026-11-11 18:00:00',
    ftime: '2026-11-11 18:00:00',
    context: '宁波北仑 已揽收',
    status: '揽收',
    statusCode: '103',
    areaName: '浙江,宁波市',
  },
];

export const told = (change: JsonObject = {}): JsonObject => ({
  message: 'ok',
  nu: '78600000000001',
  ischeck: '1',
  com: 'zhongtong',
  status: '200',
  state: '3',
  condition: 'F00',
  data: scans,
  ...change,
});

export const formOf = ({ body }: OutsideRequest): Readonly<Record<string, string>> => Object.fromEntries(new URLSearchParams(body));
export const paramOf = (request: OutsideRequest): JsonObject => JSON.parse(formOf(request)['param'] ?? '{}') as JsonObject;

export function pushed(param: JsonObject, salt: string = access.app.fields.salt): PushedRequest {
  const text = JSON.stringify(param);
  return { method: 'POST', query: {}, headers: {}, body: new URLSearchParams({ sign: md5(text + salt), param: text }).toString() };
}

export const push = (change: JsonObject = {}, lastResult: JsonObject = told()): JsonObject => ({
  status: 'polling',
  billstatus: 'got',
  message: '',
  autoCheck: '0',
  comOld: '',
  comNew: '',
  lastResult,
  ...change,
});

/** Kuaidi100: knows one parcel, remembers subscriptions and the numbers it gave for order ids. */
export function playedKuaidi100() {
  const subscribed = new Set<string>();
  const numbers = new Map<string, string>();
  const canceled = new Set<string>();
  const subscribe = (request: OutsideRequest): JsonObject => {
    const number = String(paramOf(request)['number'] as string);
    if (subscribed.has(number)) return { result: false, returnCode: '501', message: '重复订阅' };
    subscribed.add(number);
    return { result: true, returnCode: '200', message: '提交成功' };
  };
  const order = (request: OutsideRequest): JsonObject => {
    const id = String(paramOf(request)['orderId'] as string);
    const kuaidinum = numbers.get(id) ?? String(78_900_000_000_001 + numbers.size);
    numbers.set(id, kuaidinum);
    return {
      taskId: `T${kuaidinum}`,
      kuaidinum,
      kdComOrderNum: `KD${kuaidinum}`,
      bulkpen: '380D-56-04',
      destSortingCode: '',
      pkgName: '杭州中心',
      pkgCode: 'hz',
      label: `https://label.example/${kuaidinum}.png`,
    };
  };
  return (request: OutsideRequest): OutsideAnswer => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.endsWith('/query.do')) return jsonAnswer(told());
    if (pathname.endsWith('/poll')) return jsonAnswer(subscribe(request));
    if (pathname.endsWith('/reachable.do')) return jsonAnswer({ code: 200, message: '', data: { reachable: '0', reason: '停发' } });
    if (searchParams.get('method') === 'order') return jsonAnswer({ code: 200, message: 'success', data: order(request) });
    const number = String(paramOf(request)['kuaidinum'] as string);
    if (searchParams.get('method') === 'cancel' && canceled.has(number)) return jsonAnswer({ code: 30_002, message: '运单已取消' });
    canceled.add(number);
    return jsonAnswer({ code: 200, message: 'success', data: {} });
  };
}

export const trackingRecording: TrackingRecording = {
  source: kuaidi100Tracking,
  access,
  now,
  ask: { carrier: 'ZTO', waybillNo: '78600000000001', phone: '13800138000', from: '浙江省宁波市', to: '北京市朝阳区' },
  play: playedKuaidi100,
  refusal: (message) => jsonAnswer({ result: false, returnCode: '600', message }),
  pushes: [pushed(push()), pushed(push({ status: 'shutdown' }))],
};

export const waybillRecording: WaybillRecording = {
  source: kuaidi100Waybill,
  access,
  now,
  batch: aBatch(
    ['1', '2'].map((id) => aParcel(`0190a001-0000-7000-8000-00000000000${id}`, { orderChannel: '' })),
    { templateUrl: '' },
  ),
  play: playedKuaidi100,
  refusal: (message) => jsonAnswer({ code: 30_001, message }),
};
