import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { TakeOutcome, WaybillAccess } from '@zhidan/core/waybills/waybill-source.ts';
import { call } from '../call.ts';

/** Numbers in one call for print data; the platform states no limit, so that of taking numbers. */
const atOnce = 50;

type Asked = Readonly<{ code: string; templateUrl: string; waybillNos: readonly string[] }>;

/** What the print client needs, by number: encrypted by the platform and signed for its own print client. Numbers it does not know are left out. */
export async function printDataOf(
  outside: Outside,
  access: WaybillAccess,
  { code, templateUrl, waybillNos }: Asked,
): Promise<ReadonlyMap<string, JsonObject>> {
  const found = new Map<string, JsonObject>();
  for (let at = 0; at < waybillNos.length; at += atOnce) {
    const answer = await call(outside, access, 'logistics.waybillApply', {
      waybill_applies: waybillNos.slice(at, at + atOnce).map((track_no) => ({ logistics_code: code, track_no })),
    });
    readable(() => {
      for (const row of read.parts(answer, 'waybill_infos')) {
        const printData = { encryptedData: read.needText(row, 'print_data'), signature: read.needText(row, 'sign') };
        found.set(read.needText(row, 'track_no'), { ...printData, ...(templateUrl ? { templateURL: templateUrl } : {}) });
      }
    });
  }
  return found;
}

/** The outcomes with print data. Numbers are taken by now, so no fault may cost them: print data can be asked for again. */
export async function addPrintData(
  outside: Outside,
  access: WaybillAccess,
  { code, templateUrl, outcomes }: Readonly<{ code: string; templateUrl: string; outcomes: readonly TakeOutcome[] }>,
): Promise<readonly TakeOutcome[]> {
  const waybillNos = outcomes.flatMap((outcome) => (outcome.isTaken ? outcome.waybill.waybillNo : []));
  const found = await printDataOf(outside, access, { code, templateUrl, waybillNos }).catch((fault: unknown) => {
    if (fault instanceof ConnectorFault) return new Map<string, JsonObject>();
    throw fault;
  });
  return outcomes.map((outcome) =>
    outcome.isTaken ? { ...outcome, waybill: { ...outcome.waybill, printData: found.get(outcome.waybill.waybillNo) ?? null } } : outcome,
  );
}
