import { itemsFact, type Facts } from '../conditions/fact.ts';
import type { FieldScope } from '../conditions/field.ts';
import type { Predicate, Test } from '../conditions/predicate.ts';
import type { Json } from '../kernel/canonical-json.ts';
import { auditCatalog } from './audit-catalog.ts';

/**
 * What a rule asks of the order itself: the part of its facts that people at the platform can change. What audit works out besides
 * (usual prices, histories, stock) moves by itself and is left out. A person's word about a rule stands as long as this stays.
 */
export function askedFacts(predicate: Predicate, facts: Facts): Json {
  const asked = new Map<string, Json>();
  collect(predicate, { facts, scope: auditCatalog.fields, prefix: '' }, asked);
  return Object.fromEntries([...asked].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

type Scope = Readonly<{ facts: Facts; scope: FieldScope; prefix: string }>;

function collect(predicate: Predicate, scope: Scope, asked: Map<string, Json>): void {
  if (predicate.kind === 'constant') return;
  if (predicate.kind === 'test') return collectTest(predicate.test, scope, asked);
  for (const member of predicate.of) collect(member, scope, asked);
}

function collectTest(test: Test, { facts, scope, prefix }: Scope, asked: Map<string, Json>): void {
  if (test.kind === 'some' || test.kind === 'count' || test.kind === 'total') {
    const { fields } = auditCatalog.lists.lines;
    itemsFact(facts[test.list]).forEach((item, index) =>
      collect(test.where, { facts: item, scope: fields, prefix: `${test.list}.${index}.` }, asked),
    );
    return;
  }
  const { key } = test.field;
  if (scope[key]?.since === 'received') asked.set(`${prefix}${key}`, (facts[key] ?? null) as Json);
}
