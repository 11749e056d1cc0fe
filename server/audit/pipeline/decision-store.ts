import type { DecisionId } from '@zhidan/core/audit/audit-decision.ts';
import type { AuditVerdict } from '@zhidan/core/audit/audit-verdict.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

/** One evaluation of one order; matches, effects and facts as the text that is stored. */
export type NewDecision = Readonly<{
  id: DecisionId;
  parcelId: string;
  orderId: string;
  verdict: AuditVerdict;
  ruleKeys: readonly string[];
  matches: string;
  effects: string;
  facts: string;
  digest: Buffer;
  /** when time alone may change the verdict */
  dueAt: Instant | null;
}>;

const decisionColumns: readonly Column<NewDecision>[] = [
  { name: 'id', type: 'uuid', of: ({ id }) => id },
  { name: 'fulfillment_order_id', type: 'uuid', of: ({ parcelId }) => parcelId },
  { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
  { name: 'verdict', type: 'text', of: ({ verdict }) => verdict },
  { name: 'matches', type: 'json', of: ({ matches }) => matches },
  { name: 'effects', type: 'json', of: ({ effects }) => effects },
  { name: 'facts', type: 'json', of: ({ facts }) => facts },
  { name: 'digest', type: 'bytea', of: ({ digest }) => digest },
];

const dueColumn: Column<NewDecision> = { name: 'due_at', type: 'timestamptz', of: ({ dueAt }) => dueAt };

/** Writes evaluations and makes each the last one of its order. */
export async function insertDecisions(
  tx: Tx,
  decisions: readonly NewDecision[],
  { now, ruleSet }: Readonly<{ now: Instant; ruleSet: number }>,
): Promise<void> {
  if (decisions.length === 0) return;
  await sql`
    with given as materialized (select * from ${givenRows([...decisionColumns, dueColumn], decisions)}),
    made as (
      insert into audit_decisions (${columnNames(decisionColumns)}, judged_at, rule_set)
      select ${columnNames(decisionColumns)}, ${now}, ${ruleSet} from given
    )
    insert into audit_states (order_id, decision_id, digest, verdict, due_at)
    select order_id, id, digest, verdict, due_at from given
    on conflict (order_id) do update
      set decision_id = excluded.decision_id, digest = excluded.digest, verdict = excluded.verdict, due_at = excluded.due_at`.execute(tx);
}

type Due = Readonly<{ orderId: string; dueAt: Instant | null }>;

/** When time alone may change what was said of these orders. */
export async function saveDues(tx: Tx, dues: readonly Due[]): Promise<void> {
  if (dues.length === 0) return;
  const columns: readonly Column<Due>[] = [
    { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
    { name: 'due_at', type: 'timestamptz', of: ({ dueAt }) => dueAt },
  ];
  await sql`
    update audit_states set due_at = given.due_at from ${givenRows(columns, dues)}
    where audit_states.order_id = given.order_id and audit_states.due_at is distinct from given.due_at`.execute(tx);
}

export type Hit = Readonly<{ ruleKey: string; orderId: string; version: number }>;

/** Writes down which rule found which order, the first time. Answers those that are new. */
export async function insertHits(tx: Tx, hits: readonly Hit[], now: Instant): Promise<readonly Hit[]> {
  if (hits.length === 0) return [];
  const columns: readonly Column<Hit>[] = [
    { name: 'rule_key', type: 'text', of: ({ ruleKey }) => ruleKey },
    { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
    { name: 'version', type: 'integer', of: ({ version }) => version },
  ];
  const { rows } = await sql<Hit>`
    insert into audit_hits (${columnNames(columns)}, hit_at)
    select ${columnNames(columns)}, ${now} from ${givenRows(columns, hits)}
    on conflict do nothing
    returning rule_key as "ruleKey", order_id as "orderId", version`.execute(tx);
  return rows;
}

/** Orders that a rule found since a moment. */
export async function hitsSince(tx: Tx, ruleKey: string, since: Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ orderId: string }>`
    select order_id as "orderId" from audit_hits where rule_key = ${ruleKey} and hit_at > ${since}`.execute(tx);
  return rows.map(({ orderId }) => orderId);
}
