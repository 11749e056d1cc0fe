import { auditActions, type AuditActionCode } from '@zhidan/core/audit/audit-action.ts';
import { auditRuleSchema, type AuditDoing, type AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import type { AuditNameRow } from '@zhidan/core/audit/rule-api.ts';
import type { Names } from '@zhidan/core/conditions/place.ts';

/** Word lists and parameters as conditions know them. */
export function namesOf(rows: readonly AuditNameRow[]): Names {
  const lists = rows.flatMap(({ kind, key, name, words }) => (kind === 'list' ? [[key, { name, words }] as const] : []));
  const parameters = rows.flatMap(({ kind, key, name, type, value }) =>
    kind === 'parameter' && type !== null && value !== null ? [[key, { name, type, value }] as const] : [],
  );
  return { lists: Object.fromEntries(lists), parameters: Object.fromEntries(parameters), conditions: {} };
}

/** What a new rule begins with: nothing is in force before somebody publishes it. */
export function newRule(key: string): AuditRule {
  return {
    kind: 'audit-rule',
    key,
    name: '',
    phase: 'block',
    rank: 500,
    isOn: true,
    when: { all: [{ f: 'ship.address', op: 'containsAny' }] },
    actions: [newDoing('block')],
    examples: [],
  };
}

const starts: Readonly<Record<string, string | number>> = {
  role: 'supervisor',
  color: 'red',
  carrier: 'ZTO',
  minutes: 30,
  points: 10,
  orders: 5,
  kilograms: 20,
  quantity: 1,
  hits: 20,
};

/** An action with what can be guessed filled in. */
export function newDoing(code: AuditActionCode, before?: AuditDoing): AuditDoing {
  const asked = Object.keys(auditActions[code].asks.shape);
  return { do: code, ...Object.fromEntries(asked.map((name) => [name, before?.[name] ?? starts[name] ?? ''])) };
}

/** Where the form is not filled in yet: `name`, `actions.0.reason`. */
export function gapsOf(rule: AuditRule): readonly string[] {
  return auditRuleSchema.safeParse(rule).error?.issues.map(({ path }) => path.map(String).join('.')) ?? [];
}
