import { itemsFact, type Facts } from './fact.ts';
import type { Catalog, FieldScope } from './field.ts';

/**
 * Facts as they may be kept: without what is about a person. The log says nothing of those fields, and SQL over the log treats
 * them as it treats a sealed column: a test on one lets everything through, to be judged in memory.
 */
export function loggedFacts({ fields, lists }: Catalog, facts: Facts): Facts {
  const kept = impersonal(fields, facts);
  const items = Object.entries(lists).map(([key, list]) => [key, itemsFact(facts[key]).map((item) => impersonal(list.fields, item))]);
  return { ...kept, ...Object.fromEntries(items) } as Facts;
}

function impersonal(scope: FieldScope, facts: Facts): Facts {
  return Object.fromEntries(Object.keys(scope).flatMap((key) => (scope[key]?.isPersonal || !(key in facts) ? [] : [[key, facts[key]]])));
}
