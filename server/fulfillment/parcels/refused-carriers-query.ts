import type { CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

/** After so long a carrier that gave no number may be asked once more. */
const refusalLifeMs = 24 * 3_600_000;

/** The carriers that gave these fulfillment orders no number lately: routing passes them over. */
export async function refusedCarriers(
  db: Db | Tx,
  ask: Readonly<{ ids: readonly string[]; now: Instant }>,
): Promise<ReadonlyMap<string, readonly CarrierCode[]>> {
  const { rows } = await sql<{ id: string; carriers: CarrierCode[] }>`
    select fulfillment_order_id as id, array_agg(distinct carrier) as carriers from parcels
    where fulfillment_order_id = any(${[...ask.ids]}::uuid[]) and state = 'voided' and waybill_no is null and problem is not null
      and voided_at > ${plusMs(ask.now, -refusalLifeMs)}
    group by 1`.execute(db);
  return new Map(rows.map(({ id, carriers }) => [id, carriers]));
}
