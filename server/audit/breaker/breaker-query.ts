import type { listBreakers as contract } from '@zhidan/core/audit/breaker-api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { openBreakers } from './breaker-store.ts';

/** Open breakers with how many orders each stops. */
export async function listBreakers(db: Db): Promise<OutputOf<typeof contract>> {
  const { rows } = await sql<{ rule: string; count: number }>`
    select detail ->> 'rule' as rule, count(*)::integer as count from order_exceptions
    where kind = 'price_breaker' and cleared_at is null group by 1`.execute(db);
  const counts = new Map(rows.map(({ rule, count }) => [rule, count]));
  return { items: (await openBreakers(db)).map((breaker) => ({ ...breaker, orderCount: counts.get(breaker.ruleName) ?? 0 })) };
}
