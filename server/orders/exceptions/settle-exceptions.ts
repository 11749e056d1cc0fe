import { orderExceptionCleared, orderExceptionRaised } from '@zhidan/core/orders/exception-event.ts';
import type { FoundException, OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import { canonicalJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import * as store from './exception-store.ts';
import { exceptionKey, type ExceptionKey } from './exception-store.ts';

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

/** Clears exceptions; those that are not open are nothing. */
export function clearExceptions(tx: Tx, by: By, gone: readonly ExceptionKey[]): Promise<void> {
  return settle(tx, by, { found: [], gone });
}

/** One statement when nothing changes, six at most, for any number of exceptions; each change is told. */
async function settle(tx: Tx, by: By, { found, gone }: Settlement): Promise<void> {
  if (found.length === 0 && gone.length === 0) return;
  const open = await store.openExceptionsForUpdate(tx, [...found, ...gone]);
  const fresh = found.filter((one) => !open.has(exceptionKey(one)));
  const retold = found.flatMap((one) => {
    const before = open.get(exceptionKey(one));
    return before && canonicalJson(before.detail) !== canonicalJson(one.detail)
      ? [{ before, next: { ...before, detail: one.detail } }]
      : [];
  });
  const cleared = gone.flatMap((key) => open.get(exceptionKey(key)) ?? []);
  const opened = await store.insertExceptions(tx, fresh, by.now);
  await store.saveDetails(
    tx,
    retold.map(({ next }) => next),
  );
  await store.closeExceptions(tx, cleared, by);
  await emit(tx, by, [
    ...fresh
      .filter((one) => opened.has(exceptionKey(one)))
      .map(({ orderId, kind, detail }) => orderExceptionRaised({ subjectId: orderId, payload: { kind }, after: detail })),
    ...retold.map(({ before, next }) =>
      orderExceptionRaised({ subjectId: next.orderId, payload: { kind: next.kind }, before: before.detail, after: next.detail }),
    ),
    ...cleared.map(({ orderId, kind, detail }) => orderExceptionCleared({ subjectId: orderId, payload: { kind }, before: detail })),
  ]);
}
