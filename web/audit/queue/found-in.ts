import { auditCatalog } from '@zhidan/core/audit/audit-catalog.ts';
import type { AuditQueueRow } from '@zhidan/core/audit/decision-api.ts';
import { fieldIn } from '@zhidan/core/conditions/field.ts';

/** The words that rules found in a field of a parcel's order; all of the text where it is enough that there is one. */
export function foundIn({ reasons }: Pick<AuditQueueRow, 'reasons'>, field: string, text: string): readonly string[] {
  return reasons.flatMap(({ fields, found }) => (fields.includes(field) ? (found.length > 0 ? found : [text]) : []));
}

/** Whether a rule spoke because of the money. */
export function isAboutMoney({ reasons }: Pick<AuditQueueRow, 'reasons'>): boolean {
  return reasons.some(({ fields }) => fields.some((key) => fieldIn(auditCatalog.fields, key)?.group === 'money'));
}
