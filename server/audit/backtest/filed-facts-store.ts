import { auditCatalog } from '@zhidan/core/audit/audit-catalog.ts';
import { sql } from 'kysely';
import { filedFrom, itemsOf } from '../../conditions/index.ts';
import type { Tx } from '../../platform/db/database.ts';

const ofOrder = filedFrom(auditCatalog.fields, sql`given.facts`);
const ofLine = filedFrom(auditCatalog.lists.lines.fields, sql`item.facts`);

/** Files the deciding evaluations of these orders, in place of what was filed of them before. */
export async function fileDecisions(tx: Tx, orderIds: readonly string[]): Promise<void> {
  const ids = sql`${[...orderIds]}::uuid[]`;
  await sql`
    with lines as (delete from backtest_lines where order_id = any(${ids}))
    delete from backtest_facts where order_id = any(${ids})`.execute(tx);
  await sql`
    with given as materialized (
      select judged.id, judged.order_id, judged.judged_at, judged.verdict, judged.facts::jsonb as facts
      from audit_states as last join audit_decisions as judged on judged.id = last.decision_id
      where last.order_id = any(${ids})
    ),
    filed as (
      insert into backtest_facts (order_id, decision_id, judged_at, day, verdict, ${ofOrder.names})
      select order_id, id, judged_at, (judged_at at time zone interval '8 hours')::date, verdict, ${ofOrder.values} from given
      on conflict do nothing
    )
    insert into backtest_lines (order_id, line, ${ofLine.names})
    select given.order_id, item.line, ${ofLine.values}
    from given cross join lateral ${itemsOf(sql`given.facts`, 'lines')} as item (facts, line)
    on conflict do nothing`.execute(tx);
}
