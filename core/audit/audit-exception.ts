/** Kinds of exceptions that audit raises and clears itself; a rule never sees them, so that what it said is no reason for saying it. */
export const auditExceptionKinds = ['audit_blocked', 'approval_wanted', 'price_breaker'] as const;

export type AuditExceptionKind = (typeof auditExceptionKinds)[number];
