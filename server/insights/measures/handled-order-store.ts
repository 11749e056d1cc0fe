import type { HandlingPiece, Handling } from '@zhidan/core/insights/measures/handling.ts';
import { handlingPieceCodes } from '@zhidan/core/insights/measures/handling.ts';
import { fulfillmentAssigned } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { handlingNews, type HandlingEntry } from '@zhidan/core/insights/measures/handling-story.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { assignments, columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

/** A sold order in a fulfillment order, and what both came from. */
export type OrderToMeasure = Readonly<{
  fulfillmentOrderId: string;
  orderId: string;
  shopId: string;
  warehouseId: string | null;
  carrier: string | null;
  paidAt: Instant;
  /** what was paid before its shop was added here waited elsewhere until then */
  countedFrom: Instant;
  earlierIds: readonly string[];
  otherOrderIds: readonly string[];
}>;

/** The sold orders of these fulfillment orders: goods sent again or in exchange were paid for before. */
export async function ordersToMeasure(db: Db, fulfillmentOrderIds: readonly string[]): Promise<readonly OrderToMeasure[]> {
  const { rows } = await sql<OrderToMeasure>`
    with recursive given as (select distinct id from unnest(${[...fulfillmentOrderIds]}::uuid[]) as id),
    line as (
      select id as root, id from given
      union
      select line.root, parent.id from line cross join lateral (
        select merged.id from fulfillment_orders as merged where merged.merged_into = line.id
        union all
        select part.split_of from fulfillment_orders as part where part.id = line.id and part.split_of is not null
      ) as parent
    )
    select
      own.id as "fulfillmentOrderId", orders.id as "orderId", orders.shop_id as "shopId", own.warehouse_id as "warehouseId", own.carrier,
      coalesce(orders.paid_at, orders.ordered_at) as "paidAt",
      greatest(coalesce(orders.paid_at, orders.ordered_at), shop.added_at) as "countedFrom",
      array(
        select line.id from line
        join fulfillment_members as earlier on earlier.fulfillment_order_id = line.id and earlier.order_id = orders.id
        where line.root = own.id and line.id <> own.id
      ) as "earlierIds",
      array(
        select other.order_id from fulfillment_members as other
        where other.fulfillment_order_id = own.id and other.order_id <> orders.id
      ) as "otherOrderIds"
    from given
    join fulfillment_orders as own on own.id = given.id
    join fulfillment_members as member on member.fulfillment_order_id = own.id
    join orders on orders.id = member.order_id and orders.kind = 'sale'
    join shops as shop on shop.id = orders.shop_id`.execute(db);
  return rows;
}

export type Subject = Readonly<{ kind: 'order' | 'fulfillment_order' | 'parcel'; id: string }>;

const subjectColumns: readonly Column<Subject>[] = [
  { name: 'kind', type: 'text', of: ({ kind }) => kind },
  { name: 'id', type: 'text', of: ({ id }) => id },
];

/** What the journal says of these subjects, by subject, each in the order of its chain. */
export async function entriesOf(db: Db, subjects: readonly Subject[]): Promise<(subjectId: string) => readonly HandlingEntry[]> {
  const { rows } = await sql<HandlingEntry>`
    select
      entry.event, entry.subject_id as "subjectId", entry.at, case when entry.actor_kind = 'person' then entry.actor_id end as "personId",
      entry.payload ->> 'action' as action,
      (entry.event = ${fulfillmentAssigned.type.name} or entry.payload ? 'isAssigned') as "isAssigned",
      entry.payload ->> 'from' as "from", entry.payload ->> 'to' as "to",
      coalesce(entry.payload ->> 'source', entry.payload ->> 'kind') as cause
    from ${givenRows(subjectColumns, subjects)}
    join journal as entry on entry.subject_kind = given.kind and entry.subject_id = given.id
    where entry.event = any(${[...handlingNews]})
    order by entry.subject_kind, entry.subject_id, entry.subject_seq`.execute(db);
  const bySubject = Map.groupBy(rows, ({ subjectId }) => subjectId);
  return (subjectId) => bySubject.get(subjectId) ?? [];
}

export type HandledOrder = Omit<OrderToMeasure, 'countedFrom' | 'earlierIds' | 'otherOrderIds'> &
  Readonly<{ shippedAt: Instant; auditedBy: string | null; checkedBy: string | null; shippedBy: string | null; handling: Handling }>;

/** The column of a piece. */
export const pieceColumn = (piece: HandlingPiece): string => `${piece}_seconds`;

const columns: readonly Column<HandledOrder>[] = [
  { name: 'fulfillment_order_id', type: 'uuid', of: ({ fulfillmentOrderId }) => fulfillmentOrderId },
  { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
  { name: 'shop_id', type: 'uuid', of: ({ shopId }) => shopId },
  { name: 'warehouse_id', type: 'uuid', of: ({ warehouseId }) => warehouseId },
  { name: 'carrier', type: 'text', of: ({ carrier }) => carrier },
  { name: 'paid_at', type: 'timestamptz', of: ({ paidAt }) => paidAt },
  { name: 'shipped_at', type: 'timestamptz', of: ({ shippedAt }) => shippedAt },
  { name: 'audited_by', type: 'text', of: ({ auditedBy }) => auditedBy },
  { name: 'checked_by', type: 'text', of: ({ checkedBy }) => checkedBy },
  { name: 'shipped_by', type: 'text', of: ({ shippedBy }) => shippedBy },
  { name: 'handling_seconds', type: 'integer', of: ({ handling }) => handling.seconds },
  ...handlingPieceCodes.map((piece) => ({
    name: pieceColumn(piece),
    type: 'integer',
    of: ({ handling }: HandledOrder) => handling.pieces[piece],
  })),
];

/** Measured again is measured anew. */
export async function saveHandledOrders(tx: Tx, handled: readonly HandledOrder[]): Promise<void> {
  if (handled.length === 0) return;
  await sql`
    insert into handled_orders (${columnNames(columns)}) select ${columnNames(columns)} from ${givenRows(columns, handled)}
    on conflict (fulfillment_order_id, order_id) do update set ${assignments(columns, 'excluded')}`.execute(tx);
}
