import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { lateChanceOtherwise, lateChances, riskBands } from '@zhidan/core/fulfillment/deadlines/late-risk.ts';
import { sql, type RawBuilder } from 'kysely';

/** What a policy row takes of a paid amount; the same as `penaltyOf` of core. */
export function penaltyInSql(paidFen: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`
    case policy.penalty_kind
      when 'fixed' then policy.penalty_fixed_fen
      when 'share' then least(greatest(policy.penalty_min_fen, round(${paidFen} * policy.penalty_share_bp / 10000.0)), policy.penalty_max_fen)
      else 0
    end::bigint`;
}

/** Penalty times the chance of being late, in fen, of a row of `fulfillment_orders as fulfillment`; the same as `lateChance` of core. */
export function riskInSql(now: Instant): RawBuilder<number> {
  const rows = lateChances.map(
    ({ hours, percent }) => sql`when fulfillment.ship_by <= ${now}::timestamptz + ${hours} * interval '1 hour' then ${percent}::int`,
  );
  return sql<number>`(fulfillment.penalty_fen * case ${sql.join(rows, sql` `)} else ${lateChanceOtherwise}::int end / 100)`;
}

/** The band of time left of the same row, by its code. */
export function bandInSql(now: Instant): RawBuilder<string> {
  const rows = Object.entries(riskBands).flatMap(([band, { under }]) =>
    under === null ? [] : [sql`when fulfillment.ship_by <= ${now}::timestamptz + ${under} * interval '1 hour' then ${band}::text`],
  );
  return sql<string>`case ${sql.join(rows, sql` `)} else 'later' end`;
}
