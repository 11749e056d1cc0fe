import { orderMarked } from '@zhidan/core/orders/marks/mark-event.ts';
import type { OrderMark } from '@zhidan/core/orders/marks/order-mark.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { insertMarks } from './mark-store.ts';

/** Whoever hears of it tells the platform; after that the look of each minute does. */
const hearingMs = 5 * 60_000;

/** Writes on orders what rules want written, once an order and rule; their platforms are told by a job. Two statements for any number. */
export async function markOrders(tx: Tx, { by, now, marks }: Asked<Readonly<{ marks: readonly OrderMark[] }>>): Promise<void> {
  const made = await insertMarks(tx, marks, { now, dueAt: plusMs(now, hearingMs) });
  const byOrder = Map.groupBy(made, ({ orderId }) => orderId);
  await emit(
    tx,
    { by, now },
    [...byOrder].map(([orderId, some]) =>
      orderMarked({
        subjectId: orderId,
        payload: { shopId: some[0]?.shopId ?? '', ruleKeys: [...new Set(some.map(({ ruleKey }) => ruleKey))] },
      }),
    ),
  );
}
