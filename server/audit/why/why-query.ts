import { openEffects, openMatches } from '@zhidan/core/audit/audit-decision.ts';
import type { DecisionId, KeptEffects, KeptMatch, PackedMatch } from '@zhidan/core/audit/audit-decision.ts';
import type { AuditVerdict } from '@zhidan/core/audit/audit-verdict.ts';
import type { FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { AuditException } from '@zhidan/core/audit/decision-api.ts';
import type { Fen } from '@zhidan/core/kernel/money.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export type StoredDecision = Readonly<{
  id: DecisionId;
  judgedAt: Instant;
  ruleSet: number;
  verdict: AuditVerdict;
  matches: readonly KeptMatch[];
  effects: KeptEffects;
}>;

/** Decisions that people look back at. */
const decisionsShown = 20;

/** What audit said of an order, newest first. */
export async function decisionsOf(db: Db, orderId: string): Promise<readonly StoredDecision[]> {
  const { rows } = await sql<Omit<StoredDecision, 'matches' | 'effects'> & { matches: PackedMatch[]; effects: Partial<KeptEffects> }>`
    select id, judged_at as "judgedAt", rule_set as "ruleSet", verdict, matches, effects from audit_decisions
    where order_id = ${orderId} order by judged_at desc, id desc limit ${decisionsShown}`.execute(db);
  return rows.map((row) => ({ ...row, matches: openMatches(row.matches), effects: openEffects(row.effects) }));
}

export type ParcelState = Readonly<{
  id: string;
  no: number;
  stage: FulfillmentStage;
  warehouse: string | null;
  carrier: string | null;
  stock: 'none' | 'reserved' | 'short' | 'consumed';
  freightFen: Fen | null;
}>;

/** The fulfillment order that an order goes by now. */
export async function parcelOf(db: Db, orderId: string): Promise<ParcelState | null> {
  const { rows } = await sql<ParcelState>`
    select parcel.id, parcel.no, parcel.stage, warehouses.name as warehouse, parcel.carrier, parcel.stock, parcel.freight_fen as "freightFen"
    from fulfillment_members as member
    join fulfillment_orders as parcel on parcel.id = member.fulfillment_order_id and parcel.stage not in ('merged', 'split')
    left join warehouses on warehouses.id = parcel.warehouse_id
    where member.order_id = ${orderId} order by parcel.id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

export type Standing = Readonly<{
  exceptions: readonly AuditException[];
  dueAt: Instant | null;
  isKept: boolean;
  tags: readonly Readonly<{ tag: string; setBy: 'hand' | 'rule' }>[];
  holds: readonly Readonly<{ source: string; reason: string; until: Instant | null; placedAt: Instant }>[];
}>;

export async function standingOf(db: Db, orderId: string): Promise<Standing> {
  const tags = await sql<Standing['tags'][number]>`
    select tag, set_by as "setBy" from order_tags where order_id = ${orderId} and is_on order by tag`.execute(db);
  const holds = await sql<Standing['holds'][number]>`
    select source, reason, until, placed_at as "placedAt" from order_holds
    where order_id = ${orderId} and ended_at is null order by placed_at`.execute(db);
  const exceptions = await sql<AuditException>`
    select kind, detail, opened_at as "openedAt" from order_exceptions
    where order_id = ${orderId} and cleared_at is null order by opened_at, kind`.execute(db);
  const { rows } = await sql<{ dueAt: Instant | null; isKept: boolean }>`
    select (select due_at from audit_states where order_id = ${orderId}) as "dueAt",
      exists (select from audit_kept_orders where order_id = ${orderId}) as "isKept"`.execute(db);
  const [state] = rows;
  return { dueAt: state?.dueAt ?? null, isKept: state?.isKept ?? false, tags: tags.rows, holds: holds.rows, exceptions: exceptions.rows };
}
