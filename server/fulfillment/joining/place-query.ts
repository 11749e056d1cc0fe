import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** What an order is called and where it goes; no street, no name. */
export type Place = Readonly<{ orderNo: string; province: string; city: string; district: string }>;

/** The places of these orders by their ids. */
export async function placesOf(db: Db, orderIds: readonly string[]): Promise<ReadonlyMap<string, Place>> {
  const { rows } = await sql<Place & { id: string }>`
    select id, channel_order_no as "orderNo", receiver_province as province, receiver_city as city, receiver_district as district
    from orders where id = any(${[...orderIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}
