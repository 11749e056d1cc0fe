import type { WordValues } from '../kernel/words.ts';
import { auditKinds } from './exceptions/audit-exception-kinds.ts';
import type { ExceptionKind } from './exceptions/exception-kind.ts';
import { orderExceptionKinds, type OrderExceptionKind } from './exceptions/exception-name.ts';
import { goodsKinds } from './exceptions/goods-exception-kinds.ts';
import { platformKinds } from './exceptions/platform-exception-kinds.ts';
import { shippingKinds } from './exceptions/shipping-exception-kinds.ts';
import type { OrderStatus } from './order-life.ts';

export { endsByHand, exceptionEnds } from './exceptions/exception-kind.ts';
export { orderExceptionKinds, type OrderExceptionKind } from './exceptions/exception-name.ts';

/** Why an order needs a look: a set beside its status, each with reason, age, owner and end. A new kind is a row. */
export const orderExceptions = { ...goodsKinds, ...platformKinds, ...shippingKinds, ...auditKinds } as const satisfies Readonly<
  Record<OrderExceptionKind, ExceptionKind>
>;

/** The values of an exception's sentence. No personal data: the journal keeps it. */
export type ExceptionDetail = WordValues;

/** An exception that an order has, as far as it can be told from the order. */
export type FoundException = Readonly<{ orderId: string; kind: OrderExceptionKind; detail: ExceptionDetail }>;

/** Whether an exception of this kind matters to an order that stands here. */
export function standsIn(kind: OrderExceptionKind, status: OrderStatus): boolean {
  return orderExceptions[kind].standsIn.some((one) => one === status);
}

/** The kinds that hold an order up: `orders.blocking_count` counts them. */
export const blockingKinds = orderExceptionKinds.filter((kind) => orderExceptions[kind].effect === 'blocks');
