import { read, type Part } from '../../channels/part.ts';
import { readable } from '../../channels/readable.ts';
import type { TakenWaybill, WaybillAsk } from '../waybill-source.ts';
import { takenOf } from './answer.ts';
import { rowsIn } from './rows-in.ts';

/** Numbers, and whose they are. */
type Asked = readonly Pick<WaybillAsk<'printData'>['parcels'][number], 'parcelId' | 'waybillNo'>[];

/** Print data of numbers taken before, as many a call as the service allows; a number that it no longer has is left out. */
export async function reprint(
  parcels: Asked,
  atOnce: number,
  query: (few: Asked) => Promise<readonly Part[]>,
): Promise<readonly TakenWaybill[]> {
  const taken: TakenWaybill[] = [];
  for (let at = 0; at < parcels.length; at += atOnce) {
    const few = parcels.slice(at, at + atOnce);
    const parcelIds = new Map(few.map(({ parcelId, waybillNo }) => [waybillNo, parcelId]));
    const rows = await query(few);
    taken.push(
      ...readable(() => rows.map((row) => takenOf(row, parcelIds.get(read.text(row, 'waybill_code')) ?? read.text(row, 'object_id')))),
    );
  }
  return taken;
}

/** The numbers of an answer; the print data stands in a row itself or one level deeper, and a row without a number is no find. */
export function foundNumbers(answer: Part): readonly Part[] {
  return rowsIn(answer, 'modules').flatMap((row) => {
    const inner = read.part(row, 'waybill_cloud_print_response');
    const found = { ...row, fields: { object_id: read.text(row, 'object_id'), ...row.fields, ...inner.fields } };
    return read.text(found, 'waybill_code') === '' ? [] : [found];
  });
}
