import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { OutsideAnswer, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import { aBatch, aContact, aParcel } from '../../contract/waybill-asks.ts';
import type { WaybillRecording } from '../../contract/waybill-recording.ts';
import { access as shopAccess, askOf, now, paramsOf, refusal, responce } from '../recorded.fixture.ts';
import { jdWaybill } from './source.ts';

export const access = {
  ...shopAccess,
  app: {
    ...shopAccess.app,
    fields: { ...shopAccess.app.fields, customer_code: '010K000001', vendor_code: 'V0001', vendor_name: '知单母婴' },
  },
};

/** Two contracts: one with a branch that counts numbers, one that settles by month. */
const contracts: readonly JsonObject[] = [
  {
    providerCode: 'ZTO',
    branchCode: '57400',
    branchName: '宁波鄞州',
    amount: 9,
    address: { provinceName: '浙江省', cityName: '宁波市', countryName: '鄞州区', address: '首南街道1号' },
  },
  { providerCode: 'SF', settlementCode: '5740001' },
];

const textOf = (ask: JsonObject, name: string): string => String((ask[name] ?? '') as string);

/** JD's logistics: a number for each order number, the same when asked again; `refuse` says no with a code and words. */
export function playedJdWaybill(refuse: (ask: JsonObject) => readonly [number, string] | null = () => null) {
  const numbers = new Map<string, string>();
  const canceled = new Set<string>();
  const numberFor = (orderId: string): string => {
    const no = numbers.get(orderId) ?? `JDVA${10_000_000_001 + numbers.size}`;
    numbers.set(orderId, no);
    return no;
  };
  const calls: Readonly<Record<string, (ask: JsonObject) => JsonObject>> = {
    'jingdong.ldop.waybill.receive': (ask) => {
      const [resultCode, resultMessage] = refuse(ask) ?? [100, 'ok'];
      const deliveryId = resultCode === 100 ? numberFor(textOf(ask, 'orderId')) : null;
      return { receiveorderinfo_result: { resultCode, resultMessage, deliveryId } };
    },
    'jingdong.ldop.alpha.waybill.receive': (ask) => {
      const content = ask['content'] as JsonObject;
      const waybillCodeList = [numberFor(textOf(content, 'vendorOrderCode'))];
      return {
        resultInfo: { statusCode: 0, statusMessage: '', data: { platformOrderNo: content['platformOrderNo'] ?? '', waybillCodeList } },
      };
    },
    'jingdong.ldop.alpha.provider.sign.success': () => ({
      resultInfo: {
        statusCode: 0,
        data: contracts,
      },
    }),
    'jingdong.ldop.waybill.cancel': (ask) => {
      const no = textOf(ask, 'waybillCode');
      const isRepeated = canceled.has(no);
      canceled.add(no);
      return { result: isRepeated ? { stateCode: 108, stateMessage: '运单已取消' } : { stateCode: 100, stateMessage: 'ok' } };
    },
    'jingdong.ldop.alpha.waybill.api.unbind': () => ({ resultInfo: { statusCode: 0, statusMessage: '' } }),
    'jingdong.ldop.receive.order.intercept': () => ({ resultInfo: { stateCode: 100, stateMessage: '' } }),
    'jingdong.printing.printData.pullData': (ask) => ({
      returnType: {
        code: '1',
        prePrintDatas: ((ask['param1'] as JsonObject)['wayBillInfos'] as readonly JsonObject[]).map((row) => {
          const wayBillNo = textOf(row, 'jdWayBillCode') || textOf(row, 'wayBillCode');
          return { wayBillNo, perPrintData: `print-data-of-${wayBillNo}` };
        }),
      },
    }),
  };
  return (request: OutsideRequest): OutsideAnswer => {
    const method = paramsOf(request)['method'] ?? '';
    const played = calls[method];
    return played ? responce(method, played(askOf(request))) : refusal('3', '无效的 method');
  };
}

/** A receiver as an order of the platform has it: masked. */
export const receiver = aContact({ name: '张*', phone: '138****8000', detail: '花家地**' });

export const parcels = ['1', '2'].map((id) =>
  aParcel(`0190a001-0000-7000-8000-00000000000${id}`, { channelOrderNos: [`28790123456${id}`], orderChannel: '0010001', receiver }),
);

export const recording: WaybillRecording = {
  source: jdWaybill,
  access,
  now,
  batch: aBatch(parcels, { carrier: 'JD', templateUrl: 'https://template.example/1' }),
  play: () => playedJdWaybill(),
  refusal: (words) =>
    ({
      status: 200,
      headers: {},
      text: JSON.stringify({
        jingdong_ldop_waybill_receive_responce: { code: '0', receiveorderinfo_result: { resultCode: 134, resultMessage: words } },
      }),
    }) satisfies OutsideAnswer,
};
