import { auditCatalog } from '@zhidan/core/audit/audit-catalog.ts';
import { sql, type RawBuilder } from 'kysely';
import { columnFields, saidOfItems, type SqlRecord } from '../../conditions/index.ts';

const lineFields = auditCatalog.lists.lines.fields;
const fields = columnFields(auditCatalog.fields, 'judged');
/** The moment of an evaluation is what its rules called now. */
const now = sql.id('judged', 'judged_at');

/** For a statement that stops early: lines are looked up order by order. */
export const filedRecord: SqlRecord = {
  fields,
  lists: {
    lines: {
      rows: sql`backtest_lines as line where line.order_id = judged.order_id`,
      fields: columnFields(lineFields, 'line'),
    },
  },
  now,
};

/**
 * For one statement that looks at all: conditions are written with `record`, then `from` is asked for, which looks through the lines
 * once for all that was asked of them.
 */
export function filedInOnePass(since: RawBuilder<boolean>): Readonly<{ record: SqlRecord; from(): RawBuilder<unknown> }> {
  const lines = saidOfItems(columnFields(lineFields, 'line'), 'lines');
  const passed = () => sql`
    left join (
      select judged.order_id${lines.columns()}
      from backtest_facts as judged join backtest_lines as line on line.order_id = judged.order_id
      where ${since} group by judged.order_id
    ) as lines on lines.order_id = judged.order_id`;
  return {
    record: { fields, lists: { lines: lines.list }, now },
    from: () => sql`backtest_facts as judged ${lines.isAsked() ? passed() : sql``} where ${since}`,
  };
}
