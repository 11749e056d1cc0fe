import { auditExceptionKinds } from '@zhidan/core/audit/audit-exception.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { givenIds } from '../../platform/db/given-rows.ts';

/** What people and time have done about the rules of an order. */
export type OrderMemory = Readonly<{
  orderId: string;
  /** of blocks that a person has forced: `rule:asked` for each rule in them */
  forced: readonly string[];
  /** the newest hold of each rule, ended or not */
  holds: readonly RuleHold[];
  /** a person took it back: only a person lets it pass */
  isKept: boolean;
  lastDigest: string | null;
}>;

export type RuleHold = Readonly<{ ruleKey: string; until: Instant | null; endedAt: Instant | null; isEndedByHand: boolean }>;

/** A hold of a rule bears the rule's key behind this. */
export const ruleHoldPrefix = 'rule:';

/** Why audit itself ends a hold; any other end is a person's, or that of time. */
export const holdEndReason = '规则条件不再成立';
/** What the job that ends timed holds says; server/orders/holds/end-holds-job.ts. */
const timeEndReason = '到时自动解除';

/** By order; one statement. */
export async function memoriesOf(db: Db, orderIds: readonly string[]): Promise<ReadonlyMap<string, OrderMemory>> {
  const { rows } = await sql<OrderMemory>`
    select orders.id as "orderId",
      array(
        select detail ->> 'keys' from order_exceptions as forced
        where forced.order_id = orders.id and forced.is_forced and forced.kind = any(${[...auditExceptionKinds]}) and detail ->> 'keys' <> ''
      ) as forced,
      coalesce((
        select json_agg(last) from (
          select distinct on (source) substr(source, ${ruleHoldPrefix.length + 1}::int) as "ruleKey", to_json(until) #>> '{}' as until,
            to_json(ended_at) #>> '{}' as "endedAt",
            ended_at is not null and end_reason <> ${holdEndReason} and end_reason <> ${timeEndReason} as "isEndedByHand"
          from order_holds as hold where hold.order_id = orders.id and starts_with(source, ${ruleHoldPrefix})
          order by source, placed_at desc
        ) as last
      ), '[]') as holds,
      exists (select from audit_kept_orders as kept where kept.order_id = orders.id) as "isKept",
      (select encode(digest, 'hex') from audit_states where audit_states.order_id = orders.id) as "lastDigest"
    from orders where orders.id = any(${givenIds(orderIds)})`.execute(db);
  return new Map(rows.map((row) => [row.orderId, { ...row, forced: row.forced.flatMap((keys) => keys.split(' ')) }]));
}
