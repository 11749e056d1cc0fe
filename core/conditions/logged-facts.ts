import { itemsFact, type Facts } from './fact.ts';
import type { Catalog, FieldScope } from './field.ts';

/**
 * Facts as they may be kept: without what is about a person, and without blanks, which mean the same when they are not there and are
 * most of most records. The log says nothing of personal fields, and SQL over the log treats them as it treats a sealed column: a
 * test on one lets everything through, to be judged in memory.
 */
export function loggedFacts({ fields, lists }: Catalog, facts: Facts): Facts {
  const kept = impersonal(fields, facts);
  for (const key of Object.keys(lists)) {
    const items = itemsFact(facts[key]);
    const scope = lists[key]?.fields;
    if (scope && items.length > 0) kept[key] = items.map((item) => impersonal(scope, item));
  }
  return kept;
}

function impersonal(scope: FieldScope, facts: Facts): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const key of impersonalKeys(scope)) {
    const value = facts[key];
    if (value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)) kept[key] = value;
  }
  return kept;
}

const keysByScope = new WeakMap<FieldScope, readonly string[]>();

/** Looked up once a catalogue: this stands on the road of every order. */
function impersonalKeys(scope: FieldScope): readonly string[] {
  const known = keysByScope.get(scope);
  if (known) return known;
  const keys = Object.keys(scope).filter((key) => !scope[key]?.isPersonal);
  keysByScope.set(scope, keys);
  return keys;
}
