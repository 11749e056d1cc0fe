import { presaleHold, presaleUntil } from '@zhidan/core/fulfillment/presale.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { endHolds, placeHolds } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';

/** How long before its promised time a presale is let go: as long as the usual promise gives. */
const leadHours = 48;

type Presale = Readonly<{ id: string; flags: readonly string[]; shipBy: Instant | null }>;

/** Presales wait for their day; one that is called earlier, or is none any more, waits no longer. Called again it changes what differs. */
export async function holdPresales(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, orders: readonly Presale[]): Promise<void> {
  const dated = orders.map((order) => ({ order, until: presaleUntil(order, { leadHours, now }) }));
  const waiting = dated.flatMap(({ order, until }) =>
    until === null ? [] : [{ orderId: order.id, source: presaleHold, reason: '预售未到发货时间', until }],
  );
  await placeHolds(tx, { by, now }, waiting);
  const free = dated.filter(({ until }) => until === null).map(({ order }) => ({ orderId: order.id, source: presaleHold }));
  await endHolds(tx, { by, now }, free, '预售已到发货时间');
}
