import { fenToYuan, fen } from '../kernel/money.ts';
import { standsIn, type FoundException, type OrderExceptionKind } from './order-exception.ts';
import type { Discrepancy, OrderLine } from './order-content.ts';
import type { OrderStatus } from './order-life.ts';

/** What an order's exceptions of goods, sums and splitting are decided by. */
export type GoodsFacts = Readonly<{
  orderId: string;
  status: OrderStatus;
  unmatched: readonly Pick<OrderLine, 'title' | 'specification'>[];
  discrepancies: readonly Discrepancy[];
  /** the file it came by told no goods */
  isGoodsUnknown: boolean;
  /** numbers of the orders that the platform cut out of this one */
  parts: readonly string[];
}>;

/** The kinds that are decided here: an order has no others of them than those found. */
export const goodsExceptionKinds: readonly OrderExceptionKind[] = ['goods_unmatched', 'goods_unknown', 'amounts_differ', 'voided_by_split'];

/** As many names as a sentence can bear; the order's page shows the rest. */
const namedAtMost = 3;
const nameMaxLength = 40;

/** The exceptions that an order has by its goods, its sums and its parts. */
export function goodsExceptions({ orderId, status, unmatched, isGoodsUnknown, discrepancies, parts }: GoodsFacts): FoundException[] {
  const found: FoundException[] = [];
  if (unmatched.length > 0)
    found.push({ orderId, kind: 'goods_unmatched', detail: { count: unmatched.length, goods: listed(unmatched.map(goodsName)) } });
  if (isGoodsUnknown) found.push({ orderId, kind: 'goods_unknown', detail: {} });
  if (discrepancies.length > 0) {
    const largest = Math.max(...discrepancies.map(({ platform, computed }) => Math.abs(platform - computed)));
    const rules = listed(discrepancies.map(({ rule }) => rule));
    found.push({ orderId, kind: 'amounts_differ', detail: { rules, difference: fenToYuan(fen(largest)) } });
  }
  if (parts.length > 0) found.push({ orderId, kind: 'voided_by_split', detail: { parts: parts.join(', ') } });
  return found.filter(({ kind }) => standsIn(kind, status));
}

const goodsName = ({ title, specification }: Pick<OrderLine, 'title' | 'specification'>): string =>
  [title, specification].filter(Boolean).join(' ').slice(0, nameMaxLength);

function listed(names: readonly string[]): string {
  const some = names.slice(0, namedAtMost).join('; ');
  return names.length > namedAtMost ? `${some}…` : some;
}
