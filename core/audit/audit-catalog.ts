import type { Facts } from '../conditions/fact.ts';
import { factsOf, fieldsOf } from '../conditions/fact-table.ts';
import { catalogOf } from '../conditions/field.ts';
import { orderCatalog, orderLineList } from '../orders/order-catalog.ts';
import { orderFields } from '../orders/order-field.ts';
import { orderLineFields } from '../orders/order-line-field.ts';
import { auditFactGroups, auditFacts } from './audit-fact.ts';
import { auditLineFacts } from './audit-line-fact.ts';
import type { AuditSubject } from './audit-subject.ts';

/** All that audit rules may ask. */
export const auditCatalog = catalogOf({
  groups: { ...orderCatalog.groups, ...auditFactGroups },
  fields: { ...orderCatalog.fields, ...fieldsOf(auditFacts) },
  lists: { lines: { ...orderLineList, fields: { ...orderLineList.fields, ...fieldsOf(auditLineFacts) } } },
});

/** What the rules are judged on and what is logged of it. */
export function auditFactsOf(subject: AuditSubject): Facts {
  const lines = subject.order.content.lines.map((line) => {
    const found = subject.lines[line.lineNo];
    return { ...factsOf(orderLineFields, line), ...(found ? factsOf(auditLineFacts, found) : {}) };
  });
  return { ...factsOf(orderFields, subject.order), ...factsOf(auditFacts, subject), lines };
}
