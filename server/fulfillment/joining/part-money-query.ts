import { holdersOf, moneyOf, noMoney, sumAmounts, type MoneyHolder } from '@zhidan/core/fulfillment/joining/part-money.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import type { Amounts } from '@zhidan/core/orders/order-content.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { JoinedLine, Joinable } from './joining-store.ts';

type MoneyLine = Pick<JoinedLine, 'orderId' | 'lineNo' | 'componentPosition'>;

export const moneyKey = ({ orderId, lineNo, componentPosition }: MoneyLine): string => `${orderId} ${componentPosition} ${lineNo}`;

type Row = Readonly<{
  orderId: string;
  lineNo: string;
  componentPosition: number;
  quantity: number;
  order: readonly number[];
  amounts: readonly number[];
}>;

/** Who bears the money of these orders: their components, postage and allowances of the whole order shared over them. */
export async function holdersByLine(db: Db, orderIds: readonly string[]): Promise<ReadonlyMap<string, MoneyHolder>> {
  const { rows } = await sql<Row>`
    select
      part.order_id as "orderId", part.line_no as "lineNo", part.position as "componentPosition", part.quantity,
      ${amountsArray('whole')} as "order", ${amountsArray('part')} as amounts
    from order_components as part join orders as whole on whole.id = part.order_id
    where part.order_id = any(${[...orderIds]}::uuid[])
    order by part.order_id, part.line_no, part.position`.execute(db);
  const holders = [...Map.groupBy(rows, ({ orderId }) => orderId).values()].flatMap((some) => {
    const components = some.map((row) => ({ key: moneyKey(row), quantity: row.quantity, amounts: amountsFrom(row.amounts) }));
    return holdersOf(amountsFrom(some[0]?.order ?? []), components);
  });
  return new Map(holders.map((holder) => [holder.key, holder]));
}

/** What each of these comes to; of what was split, its parts add up to it. Refunded lines count: they were sold. */
export async function moneyOfFulfillments(
  db: Db,
  some: readonly Pick<Joinable, 'id' | 'orderIds' | 'lines'>[],
): Promise<ReadonlyMap<string, Amounts>> {
  const holders = await holdersByLine(
    db,
    some.flatMap(({ orderIds }) => orderIds),
  );
  return new Map(
    some.map(({ id, lines }) => [
      id,
      sumAmounts(
        lines.map((line) => {
          const holder = holders.get(moneyKey(line));
          return holder ? moneyOf(holder, { from: line.pieceFrom, count: line.quantity }) : noMoney;
        }),
      ),
    ]),
  );
}

function amountsArray(table: 'whole' | 'part') {
  const names = ['list', 'merchant_discount', 'platform_discount', 'other_discount', 'postage', 'paid', 'receivable'];
  return sql.raw(`array[${names.map((name) => `${table}.${name}_fen`).join(', ')}]`);
}

function amountsFrom(values: readonly number[]): Amounts {
  const [list, merchantDiscount, platformDiscount, otherDiscount, postage, paid, receivable] = values.map((value) => fen(Number(value)));
  if (list === undefined || receivable === undefined) return noMoney;
  return {
    list,
    merchantDiscount: merchantDiscount ?? fen(0),
    platformDiscount: platformDiscount ?? fen(0),
    otherDiscount: otherDiscount ?? fen(0),
    postage: postage ?? fen(0),
    paid: paid ?? fen(0),
    receivable,
  };
}
