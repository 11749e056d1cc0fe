import { read, type Part } from '../../channels/part.ts';
import type { Json, JsonObject } from '../../kernel/canonical-json.ts';
import { parseJson } from '../../kernel/parse-json.ts';
import type { CarrierCode, TakenWaybill, WaybillContact, WaybillSubscription } from '../waybill-source.ts';
import { rowsIn, textsIn } from './rows-in.ts';

/** A number and its print data, which is a text of JSON and stays opaque but for the routing that a plain one shows. Source: logistics.md §2.5. */
export function takenOf(row: Part, parcelId: string): TakenWaybill {
  const { print_data: written, ...raw } = row.fields;
  const printData = printDataOf(written);
  const routing: Part = { at: 'routingInfo.', fields: objectIn(objectIn(printData, 'data'), 'routingInfo') };
  const named = (part: string, name: string): string => {
    const value = objectIn(routing.fields, part)[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    parcelId,
    waybillNo: read.needText(row, 'waybill_code'),
    parentWaybillNo: read.text(row, 'parent_waybill_code') || null,
    routing: {
      sortCode: typeof routing.fields['routeCode'] === 'string' ? routing.fields['routeCode'] : '',
      marker: named('sortation', 'name'),
      bagName: named('consolidation', 'name'),
      bagCode: named('consolidation', 'code'),
    },
    printData,
    orderNoThere: '',
    raw,
  };
}

/** Print data that cannot be read is none: it can be asked for again, and its text must not get into an error. */
function printDataOf(written: Json | undefined): JsonObject | null {
  const value = typeof written === 'string' ? parsed(written) : (written ?? null);
  return isObject(value) ? value : null;
}

function parsed(text: string): Json {
  try {
    return parseJson(text);
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    return null;
  }
}

/** What a merchant may use. Direct carriers count no numbers. Source: logistics.md §2.2. */
export function subscriptionsOf(
  answer: Part,
  names: Readonly<{ code: string; type: string }>,
  carrierOf: (code: string) => CarrierCode | null,
): readonly WaybillSubscription[] {
  return rowsIn(answer, 'waybill_apply_subscription_cols').flatMap((row) => {
    const carrierCodeThere = read.needText(row, names.code);
    const isDirect = read.text(row, names.type) === directCarrier;
    return rowsIn(row, 'branch_account_cols').map((branch) => ({
      carrier: carrierOf(carrierCodeThere),
      carrierCodeThere,
      branchCode: read.text(branch, 'branch_code'),
      branchName: read.text(branch, 'branch_name'),
      balance: isDirect || read.text(branch, 'quantity') === '' ? null : read.whole(branch, 'quantity'),
      senders: rowsIn(branch, 'shipp_address_cols').map(senderOf),
      accountNos: textsIn(branch, 'customer_code_list'),
    }));
  });
}

/** 1 直营, 2 加盟, 3 落地配, 4 直营带网点 */
const directCarrier = '1';

function senderOf(address: Part): WaybillContact {
  const text = (name: string): string => read.text(address, name);
  return {
    name: '',
    phone: '',
    province: text('province'),
    city: text('city'),
    district: text('district'),
    town: text('town'),
    detail: text('detail'),
    ciphers: {},
  };
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

function objectIn(outer: JsonObject | null, name: string): JsonObject {
  const value = outer?.[name];
  return isObject(value) ? value : {};
}
