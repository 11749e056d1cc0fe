import { auditVerdictCodes, type AuditVerdict } from '@zhidan/core/audit/audit-verdict.ts';
import { sql, type RawBuilder } from 'kysely';

const waiting: AuditVerdict = 'wait';
const noStricter = auditVerdictCodes.slice(auditVerdictCodes.indexOf(waiting));

/** Whether a fulfillment order waits for nobody: nothing is in its way, and rules let it pass by themselves when its time comes. */
export function isTimedInSql(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select bool_and(orders.blocking_count = 0 and coalesce(state.verdict, '') = any(${noStricter})) and bool_or(state.verdict = ${waiting})
    from fulfillment_members as member
    join orders on orders.id = member.order_id
    left join audit_states as state on state.order_id = member.order_id
    where member.fulfillment_order_id = ${id}
  )`;
}
