import type { Instant } from '../../kernel/instant.ts';
import { compareBins, sharedZone } from './bin-path.ts';
import { waveKindOf, type WaveKind } from './wave.ts';

/** A parcel that waits to be picked. */
export type WaveOrder = Readonly<{
  id: string;
  carrier: string | null;
  /** higher first */
  priority: number;
  shipBy: Instant | null;
  lines: readonly Readonly<{ skuId: string; code: string; bin: string; quantity: number }>[];
}>;

export type WaveAsk = Readonly<{
  kinds: readonly WaveKind[];
  /** a wave holds parcels of one carrier only */
  byCarrier: boolean;
  /** a wave stays in one zone of the warehouse; what lies in several makes waves of its own */
  byZone: boolean;
  /** parcels in one wave at most */
  limit: number;
}>;

/** A wave to be made: `orderIds` in the order of its seats, which is the order to pick, print and check them in. */
export type WavePlan = Readonly<{ kind: WaveKind; carrier: string | null; zone: string; orderIds: readonly string[] }>;

type Sorted = Readonly<{ order: WaveOrder; kind: WaveKind; carrier: string | null; zone: string }>;

/**
 * Parcels sorted into waves. Which come into the earlier wave is decided by priority and deadline; how they sit inside it by the
 * shelf: with one SKU a parcel, one SKU after the other along the bins; with several, the earliest deadline first. Each parcel of
 * the wanted kinds sits in exactly one wave.
 */
export function buildWaves(orders: readonly WaveOrder[], ask: WaveAsk): readonly WavePlan[] {
  const wanted = orders.map((order) => sorted(order, ask)).filter(({ kind }) => ask.kinds.includes(kind));
  const groups = Map.groupBy(wanted, ({ kind, carrier, zone }) => [kind, carrier ?? '', zone].join('\n'));
  const waves = [...groups.values()].flatMap((group) => {
    const urgent = group.toSorted((one, other) => byUrgency(one.order, other.order));
    return Array.from({ length: Math.ceil(urgent.length / ask.limit) }, (_, part) =>
      urgent.slice(part * ask.limit, (part + 1) * ask.limit),
    );
  });
  return waves
    .toSorted(([one], [other]) => (one && other ? byUrgency(one.order, other.order) : 0))
    .flatMap((members) => {
      const [first] = members;
      return first ? [{ kind: first.kind, carrier: first.carrier, zone: first.zone, orderIds: seated(first.kind, members) }] : [];
    });
}

function sorted(order: WaveOrder, { byCarrier, byZone }: WaveAsk): Sorted {
  const skuCount = new Set(order.lines.map(({ skuId }) => skuId)).size;
  const pieceCount = order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    order,
    kind: waveKindOf({ skuCount, pieceCount }),
    carrier: byCarrier ? order.carrier : null,
    zone: byZone ? sharedZone(order.lines.map(({ bin }) => bin)) : '',
  };
}

/** Higher priority first, then the earlier deadline, then the older parcel (ids are by time). */
function byUrgency(one: WaveOrder, other: WaveOrder): number {
  return (
    other.priority - one.priority || compareTexts(one.shipBy ?? '~', other.shipBy ?? '~') || compareTexts(one.id, other.id) // `~` sorts behind every moment
  );
}

function seated(kind: WaveKind, members: readonly Sorted[]): readonly string[] {
  const byShelf = (one: Sorted, other: Sorted): number => {
    const [left, right] = [one.order.lines[0], other.order.lines[0]];
    return (
      compareBins(left?.bin ?? '', right?.bin ?? '') ||
      compareTexts(left?.code ?? '', right?.code ?? '') ||
      compareTexts(left?.skuId ?? '', right?.skuId ?? '') ||
      byUrgency(one.order, other.order)
    );
  };
  return (kind === 'multi' ? members : members.toSorted(byShelf)).map(({ order }) => order.id);
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
