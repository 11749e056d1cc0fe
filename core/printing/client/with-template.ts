import type { JsonObject } from '../../kernel/canonical-json.ts';
import type { PrintClientCode } from './print-client.ts';

/** Where print data names its template. Source: logistics.md §2.5, §3.1. */
const templateFields: Readonly<Record<PrintClientCode, string>> = {
  cainiao: 'templateURL',
  pinduoduo: 'templateURL',
  douyin: 'templateURL',
  jd: 'tempUrl',
};

/** Print data with its template: its own, else the account's. Null when there is neither: no program prints that. */
export function withTemplate(client: PrintClientCode, printData: JsonObject, templateUrl: string): JsonObject | null {
  const field = templateFields[client];
  const own = printData[field];
  if (typeof own === 'string' && own !== '') return printData;
  return templateUrl === '' ? null : { ...printData, [field]: templateUrl };
}
