import { orderExceptionCleared, orderExceptionRaised } from '@zhidan/core/orders/exception-event.ts';
import { standsIn, type FoundException, type OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import type { OrderStatus } from '@zhidan/core/orders/order-life.ts';
import { canonicalJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { lockOrders } from '../lock-orders-store.ts';
import * as store from './exception-store.ts';
import { exceptionKey, type EndAsk, type ExceptionKey, type OpenException } from './exception-store.ts';

type By = Pick<Asked, 'by' | 'now'>;

type Settlement = Readonly<{ found: readonly FoundException[]; gone: readonly ExceptionKey[] }>;

/**
 * Of these orders exactly the found exceptions are open from now on, as far as `kinds` go: new ones are raised, those not
 * found are cleared, other kinds stay as they are. For who decides over a kind from the order alone.
 */
export function settleExceptions(
  tx: Tx,
  by: By,
  ask: Readonly<{ orderIds: readonly string[]; kinds: readonly OrderExceptionKind[]; found: readonly FoundException[] }>,
): Promise<void> {
  const isFound = new Set(ask.found.map(exceptionKey));
  const keys = ask.orderIds.flatMap((orderId) => ask.kinds.map((kind) => ({ orderId, kind })));
  return settle(tx, by, { found: ask.found, gone: keys.filter((key) => !isFound.has(exceptionKey(key))) });
}

/** Raises exceptions. One that is open already takes the new detail; the same again is nothing. */
export function raiseExceptions(tx: Tx, by: By, found: readonly FoundException[]): Promise<void> {
  return settle(tx, by, { found, gone: [] });
}

/** Clears exceptions; those that are not open are nothing. With a reason where a person does it on purpose. */
export function clearExceptions(tx: Tx, by: EndAsk, gone: readonly ExceptionKey[]): Promise<void> {
  return settle(tx, by, { found: [], gone });
}

/** Clears what no longer matters to orders whose status has changed. */
export async function clearOutlived(tx: Tx, by: By, orders: readonly Readonly<{ orderId: string; status: OrderStatus }>[]): Promise<void> {
  if (orders.length === 0) return;
  const statuses = new Map(orders.map(({ orderId, status }) => [orderId, status]));
  const open = await store.openExceptionsOf(tx, [...statuses.keys()]);
  await clearExceptions(
    tx,
    by,
    open.filter(({ orderId, kind }) => !standsIn(kind, statuses.get(orderId) ?? 'received')),
  );
}

type Changes = Readonly<{
  fresh: readonly FoundException[];
  retold: readonly Readonly<{ before: OpenException; next: OpenException }>[];
  cleared: readonly OpenException[];
}>;

/** One statement when nothing changes, eight at most, for any number of exceptions; each change is told. */
async function settle(tx: Tx, by: EndAsk, settlement: Settlement): Promise<void> {
  const keys = [...settlement.found, ...settlement.gone];
  if (keys.length === 0) return;
  const seen = changesOf(await store.openExceptions(tx, keys), settlement);
  const touched = [...seen.fresh, ...seen.retold.map(({ next }) => next), ...seen.cleared];
  if (touched.length === 0) return;
  await lockOrders(
    tx,
    touched.map(({ orderId }) => orderId),
  );
  // again: somebody may have been before us while we waited
  await write(tx, by, changesOf(await store.openExceptions(tx, keys), settlement));
}

function changesOf(open: ReadonlyMap<string, OpenException>, { found, gone }: Settlement): Changes {
  return {
    fresh: found.filter((one) => !open.has(exceptionKey(one))),
    retold: found.flatMap((one) => {
      const before = open.get(exceptionKey(one));
      return before && canonicalJson(before.detail) !== canonicalJson(one.detail)
        ? [{ before, next: { ...before, detail: one.detail } }]
        : [];
    }),
    cleared: gone.flatMap((key) => open.get(exceptionKey(key)) ?? []),
  };
}

/**
 * The same on orders that the caller holds locked, or has just made, and whose open exceptions it has read: three statements at
 * most. Answers what the caller has to tell.
 */
export function settleKnown(
  tx: Tx,
  by: By,
  { open, ...settlement }: Settlement & Readonly<{ open: readonly OpenException[] }>,
): Promise<readonly Happened[]> {
  return save(tx, by, changesOf(new Map(open.map((one) => [exceptionKey(one), one])), settlement));
}

async function write(tx: Tx, by: EndAsk, changes: Changes): Promise<void> {
  await emit(tx, by, await save(tx, by, changes));
}

async function save(tx: Tx, by: EndAsk, { fresh, retold, cleared }: Changes): Promise<readonly Happened[]> {
  const opened = await store.insertExceptions(tx, fresh, by.now);
  await store.saveDetails(
    tx,
    retold.map(({ next }) => next),
  );
  await store.closeExceptions(tx, cleared, by);
  const why = by.reason === undefined ? {} : { reason: by.reason };
  return [
    ...fresh
      .filter((one) => opened.has(exceptionKey(one)))
      .map(({ orderId, kind, detail }) => orderExceptionRaised({ subjectId: orderId, payload: { kind }, after: detail })),
    ...retold.map(({ before, next }) =>
      orderExceptionRaised({ subjectId: next.orderId, payload: { kind: next.kind }, before: before.detail, after: next.detail }),
    ),
    ...cleared.map(({ orderId, kind, detail }) => orderExceptionCleared({ subjectId: orderId, payload: { kind }, before: detail, ...why })),
  ];
}
