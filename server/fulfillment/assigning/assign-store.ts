import type { Chooser, FulfillmentStock } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { inWarehousesOf } from '../../inventory/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { assignments, givenIds, givenRows, type Column } from '../../platform/db/given-rows.ts';

/** From where and by whom, and who chose. */
export type Choice = Readonly<{
  id: string;
  warehouseId: string | null;
  warehouseBy: Chooser | null;
  carrier: string | null;
  carrierBy: Chooser | null;
  service: string;
  routeId: string | null;
  freightFen: number | null;
  weightGram: number | null;
  volumeMl: number | null;
}>;

/** All that audit settles of a fulfillment order besides its stage. */
export type Standing = Choice & Readonly<{ stock: FulfillmentStock; priority: number; isSealed: boolean; template: string }>;

/** Choices and marks of locked fulfillment orders. */
export async function standingsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  const { rows } = await sql<Standing>`
    select id, warehouse_id as "warehouseId", warehouse_by as "warehouseBy", carrier, carrier_by as "carrierBy", service,
      route_id as "routeId", freight_fen as "freightFen", weight_gram as "weightGram", volume_ml as "volumeMl",
      stock, priority, is_sealed as "isSealed", template
    from fulfillment_orders where id = any(${givenIds(ids)})`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

const choiceColumns: readonly Column<Choice>[] = [
  { name: 'warehouse_id', type: 'uuid', of: ({ warehouseId }) => warehouseId },
  { name: 'warehouse_by', type: 'text', of: ({ warehouseBy }) => warehouseBy },
  { name: 'carrier', type: 'text', of: ({ carrier }) => carrier },
  { name: 'carrier_by', type: 'text', of: ({ carrierBy }) => carrierBy },
  { name: 'service', type: 'text', of: ({ service }) => service },
  { name: 'route_id', type: 'uuid', of: ({ routeId }) => routeId },
  { name: 'freight_fen', type: 'bigint', of: ({ freightFen }) => freightFen },
  { name: 'weight_gram', type: 'integer', of: ({ weightGram }) => weightGram },
  { name: 'volume_ml', type: 'integer', of: ({ volumeMl }) => volumeMl },
];

/** The columns of a standing, for the statement that moves a fulfillment order as well. */
export const standingColumns: readonly Column<Standing>[] = [
  ...choiceColumns,
  { name: 'stock', type: 'text', of: ({ stock }) => stock },
  { name: 'priority', type: 'integer', of: ({ priority }) => priority },
  { name: 'is_sealed', type: 'boolean', of: ({ isSealed }) => isSealed },
  { name: 'template', type: 'text', of: ({ template }) => template },
];

const idColumn: Column<Readonly<{ id: string }>> = { name: 'id', type: 'uuid', of: ({ id }) => id };

export async function saveChoices(tx: Tx, choices: readonly Choice[], now: Instant): Promise<void> {
  if (choices.length === 0) return;
  await sql`
    update fulfillment_orders as own set ${assignments(choiceColumns, 'given')}, changed_at = ${now}
    from ${givenRows([idColumn, ...choiceColumns], choices)} where own.id = given.id`.execute(tx);
}

export async function saveStandings(tx: Tx, standings: readonly Standing[], now: Instant): Promise<void> {
  if (standings.length === 0) return;
  await sql`
    update fulfillment_orders as own set ${assignments(standingColumns, 'given')}, changed_at = ${now}
    from ${givenRows([idColumn, ...standingColumns], standings)} where own.id = given.id`.execute(tx);
}

/** What rules and people set on fulfillment orders; what is left out stays. */
export type Marks = Readonly<{ id: string; priority?: number; isSealed?: boolean; template?: string }>;

export async function saveMarks(tx: Tx, marks: readonly Marks[], now: Instant): Promise<void> {
  if (marks.length === 0) return;
  const columns: readonly Column<Marks>[] = [
    { name: 'id', type: 'uuid', of: ({ id }) => id },
    { name: 'priority', type: 'integer', of: ({ priority }) => priority ?? null },
    { name: 'is_sealed', type: 'boolean', of: ({ isSealed }) => isSealed ?? null },
    { name: 'template', type: 'text', of: ({ template }) => template ?? null },
  ];
  await sql`
    update fulfillment_orders as own set
      priority = coalesce(given.priority, own.priority), is_sealed = coalesce(given.is_sealed, own.is_sealed),
      template = coalesce(given.template, own.template), changed_at = ${now}
    from ${givenRows(columns, marks)}
    where own.id = given.id and (
      given.priority is distinct from own.priority or given.is_sealed is distinct from own.is_sealed
      or given.template is distinct from own.template
    )`.execute(tx);
}

/** Whether it is a warehouse in use, and one of the caller's. */
export async function isWarehouse(tx: Tx, by: Caller, warehouseId: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select id from warehouses where id = ${warehouseId} and state = 'active' and ${inWarehousesOf(by)}`.execute(tx);
  return rows.length > 0;
}
