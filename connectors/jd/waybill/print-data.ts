import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { TakeAsk, TakeBatch, TakeOutcome, WaybillAccess } from '@zhidan/core/waybills/waybill-source.ts';
import { call } from '../call.ts';
import { ownOrders } from './order-channels.ts';

type Asked = Pick<TakeAsk, 'parcelId' | 'channelOrderNos' | 'orderChannel'> & Readonly<{ waybillNo: string }>;

/** Encrypted print data for JD's own print client, by number. Source: logistics.md §7; names inside the answer are unverified. */
export async function printDataOf(
  outside: Outside,
  access: WaybillAccess,
  { code, templateUrl, parcels }: Readonly<{ code: string; templateUrl: string; parcels: readonly Asked[] }>,
): Promise<ReadonlyMap<string, JsonObject>> {
  if (parcels.length === 0) return new Map();
  const answer = await call(outside, access, 'jingdong.printing.printData.pullData', {
    param1: {
      cpCode: code,
      objectId: outside.nonce(),
      parameters: { ewCustomerCode: access.app.fields[code === 'JD' ? 'customer_code' : 'vendor_code'] ?? '' },
      wayBillInfos: parcels.map(({ parcelId, channelOrderNos: [no], orderChannel, waybillNo }) => {
        const isOwn = orderChannel === ownOrders && no !== undefined;
        return { orderNo: isOwn ? no : parcelId, popFlag: isOwn ? 1 : 0, [code === 'JD' ? 'jdWayBillCode' : 'wayBillCode']: waybillNo };
      }),
    },
  });
  return readable(() => new Map(rowsIn(answer).map((row) => readRow(row, templateUrl))));
}

function readRow(row: Part, templateUrl: string): [string, JsonObject] {
  const waybillNo = read.text(row, 'wayBillNo') || read.text(row, 'wayBillCode') || read.needText(row, 'jdWayBillCode');
  const printData = read.text(row, 'perPrintData') || read.needText(row, 'prePrintData');
  return [waybillNo, { printData, ...(templateUrl ? { tempUrl: templateUrl } : {}) }];
}

/** The list stands in the answer or in the result inside it. */
function rowsIn(answer: Part): readonly Part[] {
  const holder = [answer.fields, ...Object.values(answer.fields).filter(isObject)].find((fields) => 'prePrintDatas' in fields);
  if (!holder) throw new RangeError('prePrintDatas: is missing');
  return read.parts({ at: '', fields: holder }, 'prePrintDatas');
}

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The outcomes with print data. Numbers are taken by now, so no fault may cost them: print data can be asked for again. */
export async function addPrintData(
  outside: Outside,
  access: WaybillAccess,
  { code, batch, outcomes }: Readonly<{ code: string; batch: TakeBatch; outcomes: readonly TakeOutcome[] }>,
): Promise<readonly TakeOutcome[]> {
  const numbers = new Map(outcomes.flatMap((outcome) => (outcome.isTaken ? [[outcome.waybill.parcelId, outcome.waybill.waybillNo]] : [])));
  const parcels = batch.parcels.flatMap((parcel): readonly Asked[] => {
    const waybillNo = numbers.get(parcel.parcelId);
    return waybillNo ? [{ ...parcel, waybillNo }] : [];
  });
  const found = await printDataOf(outside, access, { code, templateUrl: batch.templateUrl, parcels }).catch((fault: unknown) => {
    if (fault instanceof ConnectorFault) return new Map<string, JsonObject>();
    throw fault;
  });
  return outcomes.map((outcome) =>
    outcome.isTaken ? { ...outcome, waybill: { ...outcome.waybill, printData: found.get(outcome.waybill.waybillNo) ?? null } } : outcome,
  );
}
