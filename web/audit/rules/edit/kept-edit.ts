import type { AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import { auditRuleSchema } from '@zhidan/core/audit/audit-rule.ts';

const prefix = 'zhidan.rule-edit.';

/** What a rule begins from that is not stored yet. */
export const newBase = 'new';

/** What somebody was writing when they closed the drawer or the page; it begins from `base`, the version that they saw. */
type Kept = Readonly<{ base: string; rule: AuditRule }>;

/** Null when there is none, or when the rule has been changed by somebody else since. */
export function keptEdit(key: string, base: string): AuditRule | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(prefix + key) ?? 'null') as Kept | null;
    // a name that is not there yet is no reason to lose the rest
    const isReadable = kept !== null && auditRuleSchema.safeParse({ ...kept.rule, name: '-', actions: [{ do: 'stop' }] }).success;
    return isReadable && kept.base === base ? kept.rule : null;
  } catch {
    return null;
  }
}

/** The key of a new rule that was begun and never saved; null when there is none. */
export function keptNewKey(): string | null {
  try {
    const keys = Object.keys(sessionStorage).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
    return keys.find((key) => keptEdit(key, newBase) !== null) ?? null;
  } catch {
    return null;
  }
}

/** Null forgets. */
export function keepEdit(key: string, base: string, rule: AuditRule | null): void {
  try {
    if (rule) sessionStorage.setItem(prefix + key, JSON.stringify({ base, rule } satisfies Kept));
    else sessionStorage.removeItem(prefix + key);
  } catch {
    // storage is full or forbidden: what is written holds until the drawer is closed
  }
}
