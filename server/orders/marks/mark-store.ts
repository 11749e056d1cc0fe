import type { MemoState, OrderMark, SellerMemo } from '@zhidan/core/orders/marks/order-mark.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

type Lease = Readonly<{ now: Instant; dueAt: Instant }>;

/** A mark that is new, with the shop of its order. */
export type NewMark = Readonly<{ orderId: string; shopId: string; ruleKey: string }>;

/** Writes marks; a rule marks an order once. Answers those that are new; their orders' platforms are to be told from now on. */
export async function insertMarks(tx: Tx, marks: readonly OrderMark[], { now, dueAt }: Lease): Promise<readonly NewMark[]> {
  if (marks.length === 0) return [];
  const columns: readonly Column<OrderMark>[] = [
    { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
    { name: 'rule_key', type: 'text', of: ({ ruleKey }) => ruleKey },
    { name: 'kind', type: 'text', of: ({ kind }) => kind },
    { name: 'rule_name', type: 'text', of: ({ ruleName }) => ruleName },
    { name: 'value', type: 'text', of: ({ value }) => value },
  ];
  const { rows } = await sql<NewMark>`
    with made as (
      insert into order_marks (${columnNames(columns)}, made_at)
      select ${columnNames(columns)}, ${now} from ${givenRows(columns, marks)} order by order_id, rule_key, kind
      on conflict do nothing
      returning order_id, rule_key
    ), wanted as (
      insert into order_memos (order_id, state, due_at, wanted_at)
      select distinct order_id, 'wanted', ${dueAt}::timestamptz, ${now}::timestamptz from made order by order_id
      on conflict (order_id) do update
        set state = 'wanted', due_at = excluded.due_at, wanted_at = excluded.wanted_at, try_count = 0, reason = null, ended_at = null
    )
    select distinct made.order_id as "orderId", orders.shop_id as "shopId", made.rule_key as "ruleKey"
    from made join orders on orders.id = made.order_id order by 1, 3`.execute(tx);
  return rows;
}

/** An order whose platform is to be told. */
export type WantedMemo = Readonly<{
  orderId: string;
  shopId: string;
  channel: string;
  channelOrderNo: string;
  /** false: we made it ourselves, or it came by hand */
  isPlatformOrder: boolean;
  wantedAt: Instant;
  tryCount: number;
  marks: readonly Pick<OrderMark, 'kind' | 'value'>[];
}>;

/** Those of these orders whose platform is still to be told. */
export async function wantedMemos(db: Db, orderIds: readonly string[]): Promise<readonly WantedMemo[]> {
  const { rows } = await sql<WantedMemo>`
    select memo.order_id as "orderId", orders.shop_id as "shopId", shops.channel, orders.channel_order_no as "channelOrderNo",
      orders.kind = 'sale' as "isPlatformOrder", memo.wanted_at as "wantedAt", memo.try_count as "tryCount", (
        select jsonb_agg(jsonb_build_object('kind', mark.kind, 'value', mark.value) order by mark.made_at, mark.rule_key)
        from order_marks as mark where mark.order_id = memo.order_id
      ) as marks
    from order_memos as memo join orders on orders.id = memo.order_id join shops on shops.id = orders.shop_id
    where memo.order_id = any(${[...orderIds]}::uuid[]) and memo.state = 'wanted'
    order by memo.order_id`.execute(db);
  return rows;
}

/** Those whose next try is due; they are somebody's until `dueAt`. */
export async function takeDueMemos(
  tx: Tx,
  { now, dueAt, limit }: Lease & Readonly<{ limit: number }>,
): Promise<readonly Readonly<{ orderId: string; shopId: string }>[]> {
  const { rows } = await sql<{ orderId: string; shopId: string }>`
    with taken as (
      update order_memos set due_at = ${dueAt} where order_id in (
        select order_id from order_memos where due_at <= ${now} order by due_at limit ${limit} for update skip locked
      ) returning order_id
    )
    select taken.order_id as "orderId", orders.shop_id as "shopId" from taken join orders on orders.id = taken.order_id`.execute(tx);
  return rows;
}

/** What is about to be written there: kept before the call, because nobody knows later whether it arrived. */
export async function noteWriting(tx: Tx, orderId: string, { memo, flag }: SellerMemo): Promise<void> {
  await sql`update order_memos set told_memo = ${memo}, told_flag = ${flag} where order_id = ${orderId}`.execute(tx);
}

export type MemoOutcome = Readonly<{ orderId: string; state: MemoState; reason: string | null; dueAt: Instant | null }>;

/** Writes what came of telling one that is still wanted. Answers whether it was. */
export async function saveMemoOutcome(tx: Tx, { orderId, state, reason, dueAt }: MemoOutcome, now: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update order_memos set state = ${state}, reason = ${reason}, due_at = ${dueAt}, try_count = try_count + 1,
      ended_at = case when ${state} <> 'wanted' then ${now}::timestamptz end
    where order_id = ${orderId} and state = 'wanted'`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** What we wrote last to the platforms of these orders. */
export async function writtenMemos(db: Db, orderIds: readonly string[]): Promise<ReadonlyMap<string, SellerMemo>> {
  if (orderIds.length === 0) return new Map();
  const { rows } = await sql<{ orderId: string; memo: string; flag: string | null }>`
    select order_id as "orderId", told_memo as memo, told_flag as flag from order_memos
    where order_id = any(${[...orderIds]}::uuid[]) and told_memo is not null`.execute(db);
  return new Map(rows.map(({ orderId, memo, flag }) => [orderId, { memo, flag }]));
}
