import type * as api from '@zhidan/core/allocation/carrier-api.ts';
import { usualWeights, type RoutingWeights } from '@zhidan/core/allocation/routing/routing-weights.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

const columns = sql`shop_id as "shopId", cost, eta, reliability, stock, quota, late_penalty_fen as "latePenalty"`;

/** The merchant's weights first, then those of the caller's shops. */
export async function listWeights(db: Db, { by }: Readonly<{ by: Caller }>): Promise<OutputOf<typeof api.listWeights>> {
  const scope = by.shops === 'all' ? sql`true` : sql`(shop_id is null or shop_id::text = any(${[...by.shops]}))`;
  const { rows } = await sql<api.WeightsRow>`
    select ${columns} from routing_weights where ${scope} order by shop_id nulls first`.execute(db);
  const isUsual = !rows.some(({ shopId }) => shopId === null);
  return { items: isUsual ? [{ shopId: null, ...usualWeights }, ...rows] : rows, isUsual };
}

/** A shop's own weights, or the merchant's (null). */
export async function weightsFor(tx: Tx, shopId: string | null): Promise<RoutingWeights | undefined> {
  const { rows } = await sql<api.WeightsRow>`
    select ${columns} from routing_weights where shop_id is not distinct from ${shopId} for update`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const { shopId: _shop, ...weights } = row;
  return weights;
}

export async function writeWeights(tx: Tx, shopId: string | null, weights: RoutingWeights, now: Instant): Promise<void> {
  const { cost, eta, reliability, stock, quota, latePenalty } = weights;
  await sql`
    insert into routing_weights (shop_id, cost, eta, reliability, stock, quota, late_penalty_fen, changed_at)
    values (${shopId}, ${cost}, ${eta}, ${reliability}, ${stock}, ${quota}, ${latePenalty}, ${now})
    on conflict (shop_id) do update set
      cost = excluded.cost, eta = excluded.eta, reliability = excluded.reliability, stock = excluded.stock, quota = excluded.quota,
      late_penalty_fen = excluded.late_penalty_fen, changed_at = excluded.changed_at`.execute(tx);
}

export async function removeWeights(tx: Tx, shopId: string | null): Promise<void> {
  await sql`delete from routing_weights where shop_id is not distinct from ${shopId}`.execute(tx);
}

export async function shopName(db: Db, shopId: string): Promise<string | undefined> {
  return (await db.selectFrom('shops').select('name').where('id', '=', shopId).executeTakeFirst())?.name;
}
