import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { openPrintData } from './print-data.ts';

/** What the print client takes as it is, by parcel; a parcel whose label we draw ourselves has none. May hold receivers in plain text. */
export async function printDataOf(db: Db, vault: Vault, parcelIds: readonly string[]): Promise<ReadonlyMap<string, JsonObject>> {
  const { rows } = await sql<{ id: string; sealed: Buffer }>`
    select id, print_data_sealed as sealed from parcels
    where id = any(${[...parcelIds]}::uuid[]) and print_data_sealed is not null`.execute(db);
  return new Map(rows.map(({ id, sealed }) => [id, openPrintData(vault, sealed)]));
}
