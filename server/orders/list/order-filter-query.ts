import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { orderExceptionKinds } from '@zhidan/core/orders/order-exception.ts';
import type { OrderFilter, OrderFilterField } from '@zhidan/core/orders/order-filter.ts';
import type { OrderId } from '@zhidan/core/orders/order.ts';
import { dueBefore, spanBounds } from '@zhidan/core/orders/order-span.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { hasException } from '../exceptions/exceptions-query.ts';

type Condition = RawBuilder<unknown>;

type Asked<Field extends OrderFilterField> = NonNullable<OrderFilter[Field]>;

/** Values of a closed set, written out: the planner then knows how many rows there are, and which partial index holds them. */
const among = (column: string, values: readonly string[]): Condition =>
  sql`${sql.raw(column)} in (${sql.join(values.map((value) => sql.lit(value)))})`;
const texts = (values: readonly string[]): Condition => sql`${[...values]}::text[]`;
const yes = (answer: 'yes' | 'no', condition: Condition): Condition => (answer === 'yes' ? condition : sql`not (${condition})`);

// word for word as migration 000029 writes them, else no index serves
const flagsOf = sql.raw(`string_to_array(translate(flags::text, '[]"', ''), ', ')`);
export const paidAtOrder = sql.raw(`coalesce(paid_at, '-infinity')`);
export const shipByOrder = sql.raw(`coalesce(ship_by, 'infinity')`);

/** What each field of the filter asks of an order. `shopId` and `channel` are asked together, `search` by itself. */
const conditionOf: {
  readonly [Field in Exclude<OrderFilterField, 'shopId' | 'channel' | 'search'>]: (
    value: Asked<Field>,
    now: Instant,
  ) => readonly Condition[];
} = {
  status: (values) => [among('status', values)],
  payment: (values) => [among('payment', values)],
  shipping: (values) => [among('shipping', values)],
  refund: (values) => [among('refund', values)],
  closing: (values) => [among('closing', values)],
  receiverKind: (values) => [among('receiver_kind', values)],
  province: (values) => [sql`receiver_province = any(${texts(values)})`],
  flag: (values) => [sql`${flagsOf} && ${texts(values)}`],
  sellerFlag: (values) => [sql`seller_flag <> ''`, sql`seller_flag = any(${texts(values)})`],
  note: (values) => [
    sql`(${sql.join(
      values.map((value) => noteConditions[value]),
      sql` or `,
    )})`,
  ],
  hold: (values) => [sql`holds <> '[]'`, sql`(${sql.join(values.map(holdCondition), sql` or `)})`],
  isHeld: (answer) => [yes(answer, sql`holds <> '[]'`)],
  isPresale: (answer) => [yes(answer, sql`${flagsOf} && array['presale']`)],
  hasDiscrepancy: (answer) => [yes(answer, sql`discrepancies <> '[]'`)],
  hasException: (answer) => [yes(answer, hasException(orderExceptionKinds))],
  exception: (kinds) => [hasException(kinds)],
  ordered: (span, now) => within('ordered_at', spanBounds(span, now)),
  from: (at) => [sql`ordered_at >= ${at}`],
  to: (at) => [sql`ordered_at <= ${at}`],
  paid: (span, now) => paidWithin(spanBounds(span, now)),
  paidFrom: (at) => [sql`${paidAtOrder} >= ${at}`],
  paidTo: (at) => [sql`${paidAtOrder} <= ${at}`, sql`paid_at is not null`],
  due: (span, now) => [sql`status = 'received'`, sql`${shipByOrder} < ${dueBefore(span, now)}`],
  shipByFrom: (at) => [sql`${shipByOrder} >= ${at}`, sql`ship_by is not null`],
  shipByTo: (at) => [sql`${shipByOrder} <= ${at}`],
  paidMin: (fen) => [sql`paid_fen >= ${fen}`],
  paidMax: (fen) => [sql`paid_fen <= ${fen}`],
};

const noteConditions = { message: sql`buyer_message <> ''`, memo: sql`seller_memo <> ''` } as const;
const holdCondition = (kind: string): Condition => sql`holds @> ${JSON.stringify([{ kind }])}::jsonb`;

type Bounds = Readonly<{ from: Instant; before: Instant }>;
const within = (column: 'ordered_at', { from, before }: Bounds): Condition[] => [
  sql`${sql.raw(column)} >= ${from}`,
  sql`${sql.raw(column)} < ${before}`,
];
const paidWithin = ({ from, before }: Bounds): Condition[] => [sql`${paidAtOrder} >= ${from}`, sql`${paidAtOrder} < ${before}`];

/** What a filter asks of an order's own row. An empty list of conditions means every order. */
export function filterConditions(filter: OrderFilter, now: Instant): Condition[] {
  return (Object.keys(conditionOf) as (keyof typeof conditionOf)[]).flatMap((field) => {
    const value = filter[field];
    const ask = conditionOf[field] as (value: unknown, now: Instant) => readonly Condition[];
    return value === undefined ? [] : ask(value, now);
  });
}

/** A scope is text that an administrator typed or a program sent. */
const isId = (text: string): boolean => idSchema<OrderId>().safeParse(text).success;

/** The shops whose orders are asked for, of those that are the caller's; null when it is all of them. */
export async function askedShops(db: Db, filter: Pick<OrderFilter, 'shopId' | 'channel'>, by: Caller): Promise<readonly string[] | null> {
  const own = by.shops === 'all' ? null : by.shops.filter(isId);
  const named = filter.shopId ? (own ? filter.shopId.filter((id) => own.includes(id)) : filter.shopId) : own;
  if (!filter.channel) return named;
  const rows = await db.selectFrom('shops').select('id').where('channel', 'in', filter.channel).execute();
  const ofChannel = rows.map(({ id }) => id);
  return named ? ofChannel.filter((id) => named.includes(id)) : ofChannel;
}

/** One shop as a plain comparison, which an index by shop and time serves in its order. */
export function shopCondition(shops: readonly string[] | null): Condition[] {
  if (shops === null) return [];
  return shops.length === 1 ? [sql`shop_id = ${shops[0]}`] : [sql`shop_id = any(${[...shops]}::uuid[])`];
}
