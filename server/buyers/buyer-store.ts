import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { indexOf } from '../orders/index.ts';
import type { Db, Tx } from '../platform/db/database.ts';
import type { Vault } from '../platform/secrets/vault.ts';

/** Orders of one number in all shops that are compared: numbers of platforms hardly ever meet. */
const sameNumberLimit = 10;

/**
 * The newest order with this number whose receiver's phone ends so. The same statement runs whether there is one or not, and compares
 * keyed hashes, so nothing about an order shows in how long it takes.
 */
export async function orderOfNumber(
  db: Db,
  { orderNo, phoneTail }: Readonly<{ orderNo: string; phoneTail: string }>,
  vault: Vault,
): Promise<string | null> {
  const { rows } = await sql<{ id: string; isRight: boolean }>`
    select id, coalesce(receiver_phone_last_four_index = ${indexOf(vault, 'receiver_phone_last_four', phoneTail)}, false) as "isRight"
    from orders where channel_order_no = ${orderNo} order by ordered_at desc limit ${sameNumberLimit}`.execute(db);
  return rows.find(({ isRight }) => isRight)?.id ?? null;
}

export async function confirmedReceiver(db: Db, orderId: string): Promise<Buffer | null> {
  const row = await db.selectFrom('buyer_confirmations').select('receiver_index').where('order_id', '=', orderId).executeTakeFirst();
  return row?.receiver_index ?? null;
}

/** False when this very receiver was confirmed before. */
export async function saveConfirmation(
  tx: Tx,
  { orderId, receiverIndex, now }: Readonly<{ orderId: string; receiverIndex: Buffer; now: Instant }>,
): Promise<boolean> {
  const { rows } = await sql<{ order_id: string }>`
    insert into buyer_confirmations (order_id, receiver_index, confirmed_at) values (${orderId}, ${receiverIndex}, ${now})
    on conflict (order_id) do update set receiver_index = excluded.receiver_index, confirmed_at = excluded.confirmed_at
    where buyer_confirmations.receiver_index <> excluded.receiver_index
    returning order_id`.execute(tx);
  return rows.length > 0;
}
