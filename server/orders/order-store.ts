import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { OrderContent, OrderLine } from '@zhidan/core/orders/order-content.ts';
import type { OrderStatus } from '@zhidan/core/orders/order-life.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db/database.ts';
import { assignments, columnNames, givenRows } from '../platform/db/given-rows.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { amountsOf, contentColumns, keyColumns, lineColumns, lineKeyColumns, orderId } from './order-columns.ts';
import type { LineToSave, OrderKey, OrderToSave } from './order-columns.ts';
import { openOrder } from './sealed-order.ts';

/** An order as commands see it. */
export type StoredOrder = OrderKey &
  Readonly<{
    id: string;
    status: OrderStatus;
    content: OrderContent;
    /** a parcel of ours has left: what its platform says of shipping is our own notice */
    isHandedOver: boolean;
    mayShip: boolean;
    /** somebody asked for it to go first */
    isRushed: boolean;
  }>;

/** Locks the orders until the transaction ends, in the order of their ids so that two receivers never wait for each other. */
export async function ordersForUpdate(tx: Tx, vault: Vault, ids: readonly string[]): Promise<ReadonlyMap<string, StoredOrder>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<OrderRow>`select * from orders where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx);
  return new Map((await storedOrders(tx, vault, rows)).map((order) => [order.id, order]));
}

/** These orders as they are, without a lock; one that is not there is left out. */
export async function ordersByIds(db: Db, vault: Vault, ids: readonly string[]): Promise<readonly StoredOrder[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<OrderRow>`select * from orders where id = any(${[...ids]}::uuid[]) order by id`.execute(db);
  return storedOrders(db, vault, rows);
}

export async function orderById(db: Db, vault: Vault, id: string): Promise<StoredOrder | undefined> {
  const { rows } = await sql<OrderRow>`select * from orders where id = ${id}`.execute(db);
  return (await storedOrders(db, vault, rows))[0];
}

/** Rows of the table with their lines, read and opened. */
export async function storedOrders(db: Db, vault: Vault, rows: readonly OrderRow[]): Promise<readonly StoredOrder[]> {
  const lines = await linesOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    shopId: row.shop_id,
    channelOrderNo: row.channel_order_no,
    status: row.status,
    content: contentOf(row, lines.get(row.id) ?? [], vault),
    isHandedOver: row.handed_over_at !== null,
    mayShip: row.may_ship,
    isRushed: row.rushed_at !== null,
  }));
}

export async function insertOrders(tx: Tx, orders: readonly (OrderToSave & OrderKey)[]): Promise<void> {
  if (orders.length === 0) return;
  const columns = [...keyColumns, ...contentColumns];
  await sql`insert into orders (${columnNames(columns)}) select * from ${givenRows(columns, orders)}`.execute(tx);
}

export async function updateOrders(tx: Tx, orders: readonly OrderToSave[]): Promise<void> {
  if (orders.length === 0) return;
  await sql`
    update orders set ${assignments(contentColumns, 'given')}
    from ${givenRows([orderId, ...contentColumns], orders)}
    where orders.id = given.id`.execute(tx);
}

/** Writes lines, new and changed: a line that stays keeps what other tables say about it. */
export async function saveLines(tx: Tx, orders: readonly OrderToSave[]): Promise<void> {
  const lines: LineToSave[] = orders.flatMap(({ id, content }) => content.lines.map((line, position) => ({ orderId: id, position, line })));
  if (lines.length === 0) return;
  const columns = [...lineKeyColumns, ...lineColumns];
  await sql`
    insert into order_lines (${columnNames(columns)})
    select * from ${givenRows(columns, lines)}
    on conflict (order_id, line_no) do update set ${assignments(lineColumns, 'excluded')}`.execute(tx);
}

/** Removes the lines of these orders that the platform no longer lists. */
export async function deleteOtherLines(tx: Tx, orders: readonly OrderToSave[]): Promise<void> {
  if (orders.length === 0) return;
  const kept = orders.flatMap(({ id, content }) => content.lines.map((line, position) => ({ orderId: id, position, line })));
  await sql`
    delete from order_lines
    where order_id = any(${orders.map(({ id }) => id)}::uuid[])
      and (order_id, line_no) not in (select * from ${givenRows(lineKeyColumns, kept)})`.execute(tx);
}

async function linesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, readonly OrderLine[]>> {
  const rows = await db
    .selectFrom('order_lines')
    .selectAll()
    .where('order_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('order_id')
    .orderBy('position')
    .execute();
  const lines = new Map<string, OrderLine[]>();
  for (const row of rows) {
    const line: OrderLine = {
      lineNo: row.line_no,
      productNo: row.product_no,
      skuNo: row.sku_no,
      merchantCode: row.merchant_code,
      barcode: row.barcode,
      title: row.title,
      specification: row.specification,
      pictureUrl: row.picture_url,
      quantity: row.quantity,
      amounts: amountsOf(row),
      isGift: row.is_gift,
      refund: row.refund as OrderLine['refund'],
      shipping: row.shipping as OrderLine['shipping'],
    };
    const before = lines.get(row.order_id);
    if (before) before.push(line);
    else lines.set(row.order_id, [line]);
  }
  return lines;
}

/** A row of the table as we read it back. */
export type OrderRow = Parameters<typeof amountsOf>[0] &
  Readonly<{
    id: string;
    shop_id: string;
    channel_order_no: string;
    status: OrderStatus;
    handed_over_at: Instant | null;
    may_ship: boolean;
    rushed_at: Instant | null;
    platform_status: string;
    payment: OrderContent['states']['payment'];
    shipping: OrderContent['states']['shipping'];
    refund: OrderContent['states']['refund'];
    closing: OrderContent['states']['closing'];
    ordered_at: Instant;
    paid_at: Instant | null;
    shipped_at: Instant | null;
    completed_at: Instant | null;
    ship_by: Instant | null;
    personal_sealed: Buffer;
    buyer_message: string;
    split_from: string | null;
    seller_memo: string;
    seller_flag: string;
    holds: OrderContent['holds'];
    shipments: OrderContent['shipments'];
    discrepancies: OrderContent['discrepancies'];
    flags: OrderContent['flags'];
    unknown: OrderContent['unknown'];
  }>;

function contentOf(row: OrderRow, lines: readonly OrderLine[], vault: Vault): OrderContent {
  const { payment, shipping, refund, closing, holds, shipments, discrepancies, flags, unknown } = row;
  const { buyer, receiver, invoice } = openOrder(vault, row.personal_sealed);
  return {
    createdAt: row.ordered_at,
    paidAt: row.paid_at,
    shippedAt: row.shipped_at,
    completedAt: row.completed_at,
    shipBy: row.ship_by,
    platformStatus: row.platform_status,
    states: { payment, shipping, refund, closing },
    seller: { memo: row.seller_memo, flag: row.seller_flag },
    buyer: { ...buyer, message: row.buyer_message },
    amounts: amountsOf(row),
    receiver,
    invoice,
    holds,
    shipments,
    discrepancies,
    flags,
    unknown,
    lines,
    ...(row.split_from === null ? {} : { splitFrom: row.split_from }),
  };
}
