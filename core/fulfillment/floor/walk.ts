import { foldCode } from '../../catalog/sku.ts';
import type { Refusal } from '../../kernel/result.ts';

/** A place on the way through the shelves. */
export type WalkStop = Readonly<{ skuId: string; code: string; barcode: string; quantity: number }>;

/** What has been done on the way: goods in the order in which they were taken, and what was not there of them. */
export type Walk = readonly Readonly<{ skuId: string; missing: number }>[];

/** One thing that a picker does: the scan of goods takes all pieces of their stop, `short` says how many of the stop at hand are not there. */
export type WalkStep = Readonly<{ kind: 'scan'; text: string } | { kind: 'short'; missing: number } | { kind: 'undo' }>;

export type WalkVerdict = Readonly<{ tone: 'taken' | 'undone'; stop: WalkStop; missing: number } | { tone: 'refused'; refusal: Refusal }>;

/** Stops that nobody has been at, in their order. */
export function stopsLeft<Stop extends WalkStop>(stops: readonly Stop[], walk: Walk): readonly Stop[] {
  const done = new Set(walk.map(({ skuId }) => skuId));
  return stops.filter(({ skuId }) => !done.has(skuId));
}

/**
 * Takes one step of a walk; goods are taken in any order, the stop at hand is the first that is left. Refuses `walk.wrong_goods`,
 * `walk.taken`, `walk.short_too_many`, `check.nothing_to_undo`.
 */
export function takeWalkStep(stops: readonly WalkStop[], walk: Walk, step: WalkStep): Readonly<{ walk: Walk; verdict: WalkVerdict }> {
  const refused = (code: string, values: Refusal['values'] = {}) => ({
    walk,
    verdict: { tone: 'refused', refusal: { code, values } } as const,
  });
  const took = (stop: WalkStop, missing: number) => ({
    walk: [...walk, { skuId: stop.skuId, missing }],
    verdict: { tone: 'taken', stop, missing } as const,
  });
  if (step.kind === 'undo') {
    const last = walk.at(-1);
    const stop = stops.find(({ skuId }) => skuId === last?.skuId);
    if (!last || !stop) return refused('check.nothing_to_undo');
    return { walk: walk.slice(0, -1), verdict: { tone: 'undone', stop, missing: last.missing } };
  }
  if (step.kind === 'short') {
    const [stop] = stopsLeft(stops, walk);
    if (!stop) return refused('check.nothing_to_undo');
    const { code, quantity } = stop;
    if (step.missing > quantity) return refused('walk.short_too_many', { code, wanted: quantity, missing: step.missing });
    return took(stop, step.missing);
  }
  const folded = foldCode(step.text);
  const bearing = stops.filter(({ code, barcode }) => folded !== '' && (foldCode(code) === folded || foldCode(barcode) === folded));
  const [stop] = stopsLeft(bearing, walk);
  if (stop) return took(stop, 0);
  return bearing[0] ? refused('walk.taken', { code: bearing[0].code }) : refused('walk.wrong_goods', { code: step.text.trim() });
}

/** `-3`: three of the stop at hand are not on the shelf. Null when the text says nothing of the kind. */
export function readShort(text: string): number | null {
  const digits = /^\s*(?:-|缺)\s*(\d{1,5})\s*$/u.exec(text)?.[1];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}
