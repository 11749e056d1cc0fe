import type { RouteProblem } from '@zhidan/core/audit/route-problem.ts';
import { withStock } from '@zhidan/core/audit/parcel-facts.ts';
import type { ReserveAsk, ReserveOutcome } from '@zhidan/core/inventory/decide-reservations.ts';
import type { StockReference } from '@zhidan/core/inventory/stock.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { promiseStock, releaseStock, reserveStock, type PromisedStock } from '../../inventory/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { parcelEffects } from './in-hand.ts';
import { shortGoods, type RoutedParcel } from './route-batch.ts';

/** `stock`: how the parcel's goods stand from now on. `problem`: what keeps it, be it route or stock. */
export type ReservedParcel = RoutedParcel & Readonly<{ stock: 'none' | 'reserved' | 'short'; problem: RouteProblem | null }>;

/** When promised goods are counted on their levels, which holds these until the transaction ends: at once, or by `takePromised`. */
export type Takes = 'at once' | 'last';

type Ask = Readonly<{ parcels: readonly RoutedParcel[]; takes: Takes }>;

/** `untaken`: promised and still to be counted on its levels. */
type Reserved = Readonly<{ parcels: readonly ReservedParcel[]; untaken: PromisedStock['untaken'] }>;

/**
 * Promises the goods of parcels that have a warehouse, in their order: sort them by deadline. One that holds goods in another
 * warehouse, or others than it needs now, gives them back first. One without a route keeps what it holds.
 */
export async function reserveBatch(tx: Tx, by: Pick<Asked, 'by' | 'now'>, { parcels, takes }: Ask): Promise<Reserved> {
  const asks = parcels.flatMap((one) => reserveAskOf(one) ?? []);
  // splitting swaps goods on locked levels
  const isLast = takes === 'last' && !parcels.some((one) => one.route.problem && parcelEffects(one).splitShort);
  const { outcomes: first, untaken } = isLast
    ? await promiseStock(tx, { ...by, asks })
    : { outcomes: await reserveStock(tx, { ...by, asks }), untaken: [] };
  const outcomes = new Map(first.map((outcome) => [outcome.reference.id, outcome]));
  const others = new Set(first.filter(({ outcome }) => outcome === 'other').map(({ reference }) => reference.id));
  if (others.size > 0) {
    const again = asks.filter(({ reference }) => others.has(reference.id));
    await releaseStock(tx, { ...by, references: again.map(({ reference }) => reference), reason: '换仓或商品变化，重新占用' });
    for (const outcome of await reserveStock(tx, { ...by, asks: again })) outcomes.set(outcome.reference.id, outcome);
  }
  return { parcels: parcels.map((one) => reserved(one, outcomes.get(one.parcel.id))), untaken };
}

const referenceOf = ({ parcel }: RoutedParcel): StockReference => ({ kind: 'fulfillment_order', id: parcel.id });

function reserveAskOf(one: RoutedParcel): ReserveAsk | null {
  const { warehouseId } = one.route;
  if (warehouseId === null || one.parcel.lines.length === 0) return null;
  return { reference: referenceOf(one), lines: one.parcel.lines.map(({ skuId, quantity }) => ({ skuId, quantity, warehouseId })) };
}

function reserved(one: RoutedParcel, outcome: ReserveOutcome | undefined): ReservedParcel {
  const { parcel, route } = one;
  const isHeld = outcome ? outcome.outcome === 'reserved' || outcome.outcome === 'held' : parcel.stock === 'reserved';
  const isShort = outcome?.outcome === 'short' || (!isHeld && route.problem?.kind === 'out_of_stock');
  const problem =
    route.problem ?? (outcome?.outcome === 'short' ? { kind: 'out_of_stock' as const, detail: { goods: shortGoods(one) } } : null);
  const problems = problem ? [problem.kind] : [];
  return {
    ...one,
    stock: isHeld ? 'reserved' : isShort ? 'short' : 'none',
    problem,
    orders: one.orders.map((order) => ({
      ...order,
      judging: { ...order.judging, facts: withStock(order.judging.facts, { isReserved: isHeld, problems }) },
    })),
  };
}
