import type { FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { FulfillmentStock } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { assignments, columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';
import { markRefunding } from '../changes/refunding-store.ts';
import type { JoinedLine, Joinable } from './joining-store.ts';

/** A fulfillment order that merging or splitting makes; it begins as pending. */
export type Made = Omit<
  Joinable,
  | 'no'
  | 'stage'
  | 'mergedInto'
  | 'receiverKey'
  | 'orderCount'
  | 'isPaid'
  | 'hasRefund'
  | 'isBlocked'
  | 'flags'
  | 'firstOrderedAt'
  | 'lastOrderedAt'
>;

const madeColumns = (now: Instant): readonly Column<Made>[] => [
  { name: 'id', type: 'uuid', of: ({ id }) => id },
  { name: 'shop_id', type: 'uuid', of: ({ shopId }) => shopId },
  { name: 'lead_order_id', type: 'uuid', of: ({ leadOrderId }) => leadOrderId },
  { name: 'stage', type: 'text', of: () => 'pending' satisfies FulfillmentStage },
  { name: 'stage_since', type: 'timestamptz', of: () => now },
  { name: 'split_of', type: 'uuid', of: ({ splitOf }) => splitOf },
  { name: 'is_sealed', type: 'boolean', of: ({ isSealed }) => isSealed },
  { name: 'is_restored', type: 'boolean', of: ({ isRestored }) => isRestored },
  { name: 'warehouse_id', type: 'uuid', of: ({ warehouseId }) => warehouseId },
  { name: 'warehouse_by', type: 'text', of: ({ warehouseBy }) => warehouseBy },
  { name: 'carrier', type: 'text', of: ({ carrier }) => carrier },
  { name: 'carrier_by', type: 'text', of: ({ carrierBy }) => carrierBy },
  { name: 'service', type: 'text', of: ({ service }) => service },
  { name: 'template', type: 'text', of: ({ template }) => template },
  { name: 'weight_gram', type: 'integer', of: ({ weightGram }) => weightGram },
  { name: 'volume_ml', type: 'integer', of: ({ volumeMl }) => volumeMl },
  {
    name: 'line_count',
    type: 'integer',
    of: ({ lines }) => new Set(kept(lines).map(({ orderId, lineNo }) => `${orderId} ${lineNo}`)).size,
  },
  { name: 'piece_count', type: 'integer', of: ({ lines }) => piecesIn(lines) },
  { name: 'sku_count', type: 'integer', of: ({ lines }) => new Set(kept(lines).map(({ skuId }) => skuId)).size },
  { name: 'stock', type: 'text', of: ({ stock }) => stock },
  { name: 'priority', type: 'integer', of: ({ priority }) => priority },
  { name: 'ship_by', type: 'timestamptz', of: ({ shipBy }) => shipBy },
  { name: 'opened_at', type: 'timestamptz', of: () => now },
  { name: 'changed_at', type: 'timestamptz', of: () => now },
];

type OwnedLine = JoinedLine & Readonly<{ ownerId: string }>;

const lineColumns = (now: Instant): readonly Column<OwnedLine>[] => [
  { name: 'fulfillment_order_id', type: 'uuid', of: ({ ownerId }) => ownerId },
  { name: 'position', type: 'smallint', of: ({ position }) => position },
  { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
  { name: 'line_no', type: 'text', of: ({ lineNo }) => lineNo },
  { name: 'component_position', type: 'smallint', of: ({ componentPosition }) => componentPosition },
  { name: 'sku_id', type: 'uuid', of: ({ skuId }) => skuId },
  { name: 'quantity', type: 'integer', of: ({ quantity }) => quantity },
  { name: 'piece_from', type: 'integer', of: ({ pieceFrom }) => pieceFrom },
  { name: 'is_gift', type: 'boolean', of: ({ isGift }) => isGift },
  { name: 'dropped_at', type: 'timestamptz', of: ({ isDropped }) => (isDropped ? now : null) },
];

/** Writes new ones with their members and lines: four statements for any number. */
export async function insertMade(tx: Tx, made: readonly Made[], now: Instant): Promise<void> {
  if (made.length === 0) return;
  const columns = madeColumns(now);
  await sql`insert into fulfillment_orders (${columnNames(columns)}) select * from ${givenRows(columns, made)}`.execute(tx);
  const members: readonly Column<readonly [string, string]>[] = [
    { name: 'fulfillment_order_id', type: 'uuid', of: ([id]) => id },
    { name: 'order_id', type: 'uuid', of: ([, orderId]) => orderId },
  ];
  const pairs = made.flatMap(({ id, orderIds }) => orderIds.map((orderId) => [id, orderId] as const));
  await sql`insert into fulfillment_members (${columnNames(members)}) select * from ${givenRows(members, pairs)}`.execute(tx);
  await markRefunding(
    tx,
    made.map(({ id }) => id),
  );
  const lines = made.flatMap(({ id, lines: own }) => own.map((line) => ({ ...line, ownerId: id })));
  await insertLines(tx, lines, now);
}

export async function insertLines(tx: Tx, lines: readonly OwnedLine[], now: Instant): Promise<void> {
  if (lines.length === 0) return;
  const columns = lineColumns(now);
  await sql`insert into fulfillment_lines (${columnNames(columns)}) select * from ${givenRows(columns, lines)}`.execute(tx);
}

/** What becomes of one that was merged, split, or comes back. */
export type Turn = Readonly<{
  id: string;
  stage: FulfillmentStage;
  mergedInto: string | null;
  isRestored: boolean;
  stock: FulfillmentStock;
  warehouseId: string | null;
  warehouseBy: string | null;
  /** a merge or split that is taken back */
  isUndone?: boolean;
}>;

/** Turns locked ones; one statement. */
export async function turn(tx: Tx, turns: readonly Turn[], now: Instant): Promise<void> {
  if (turns.length === 0) return;
  const columns: readonly Column<Turn>[] = [
    { name: 'stage', type: 'text', of: ({ stage }) => stage },
    { name: 'merged_into', type: 'uuid', of: (row) => row.mergedInto },
    { name: 'is_restored', type: 'boolean', of: ({ isRestored }) => isRestored },
    { name: 'stock', type: 'text', of: ({ stock }) => stock },
    { name: 'warehouse_id', type: 'uuid', of: ({ warehouseId }) => warehouseId },
    { name: 'warehouse_by', type: 'text', of: ({ warehouseBy }) => warehouseBy },
    { name: 'undone_at', type: 'timestamptz', of: ({ isUndone }) => (isUndone ? now : null) },
  ];
  const key: Column<Turn> = { name: 'id', type: 'uuid', of: ({ id }) => id };
  await sql`
    update fulfillment_orders as own set ${assignments(columns, 'given')}, stage_since = ${now}, changed_at = ${now}
    from ${givenRows([key, ...columns], turns)}
    where own.id = given.id`.execute(tx);
}

/** A line by its fulfillment order and its place in it. */
export type LineKey = Readonly<{ id: string; position: number }>;

/** These lines are not shipped: they were refunded. */
export async function dropLines(tx: Tx, lines: readonly LineKey[], now: Instant): Promise<void> {
  if (lines.length === 0) return;
  const columns: readonly Column<LineKey>[] = [
    { name: 'id', type: 'uuid', of: ({ id }) => id },
    { name: 'position', type: 'smallint', of: ({ position }) => position },
  ];
  await sql`
    update fulfillment_lines as line set dropped_at = ${now} from ${givenRows(columns, lines)}
    where line.fulfillment_order_id = given.id and line.position = given.position and line.dropped_at is null`.execute(tx);
}

/** The lines that are still to be shipped. */
export function kept(lines: readonly JoinedLine[]): readonly JoinedLine[] {
  return lines.filter(({ isDropped }) => !isDropped);
}

export function piecesIn(lines: readonly JoinedLine[]): number {
  return kept(lines).reduce((sum, { quantity }) => sum + quantity, 0);
}

/** These orders go elsewhere now: what their platform said of sharing a receiver holds no more. */
export async function forgetSharedReceiver(tx: Tx, orderIds: readonly string[]): Promise<void> {
  await sql`delete from order_receivers where order_id = any(${[...orderIds]}::uuid[])`.execute(tx);
}
