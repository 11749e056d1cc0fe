import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Tx } from '../../platform/db/database.ts';
import { givenRows, type Column } from '../../platform/db/given-rows.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { sql } from 'kysely';
import { sealPrintData } from './print-data.ts';

type Given = Readonly<{ parcelId: string; waybillNo: string; printData: JsonObject }>;

/** Print data that did not come with its number. A parcel that has some, or another number by now, is left as it is. */
export async function savePrintData(tx: Tx, vault: Vault, given: readonly Given[]): Promise<number> {
  if (given.length === 0) return 0;
  const columns: readonly Column<Given>[] = [
    { name: 'id', type: 'uuid', of: ({ parcelId }) => parcelId },
    { name: 'waybill_no', type: 'text', of: ({ waybillNo }) => waybillNo },
    { name: 'sealed', type: 'bytea', of: ({ printData }) => sealPrintData(vault, printData) },
  ];
  const { numAffectedRows } = await sql`
    update parcels set print_data_sealed = given.sealed from ${givenRows(columns, given)}
    where parcels.id = given.id and parcels.waybill_no = given.waybill_no and parcels.state = 'numbered'
      and parcels.print_data_sealed is null`.execute(tx);
  return Number(numAffectedRows);
}
