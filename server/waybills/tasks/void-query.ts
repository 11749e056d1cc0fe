import type { CarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** A number that is to be given back. */
export type UnwantedNumber = Readonly<{
  parcelId: string;
  accountId: string | null;
  carrier: CarrierCode;
  waybillNo: string;
  orderNoThere: string;
}>;

/** Of these parcels those whose number is still to be given back. */
export async function unwantedNumbers(db: Db, parcelIds: readonly string[]): Promise<readonly UnwantedNumber[]> {
  const { rows } = await sql<UnwantedNumber>`
    select id as "parcelId", account_id as "accountId", carrier, waybill_no as "waybillNo", order_no_there as "orderNoThere"
    from parcels where id = any(${[...parcelIds]}::uuid[]) and state = 'void_wanted' and waybill_no is not null`.execute(db);
  return rows;
}
