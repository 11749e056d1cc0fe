import { foldCode } from '../../catalog/sku.ts';
import { instantMs, type Instant } from '../../kernel/instant.ts';
import type { Refusal } from '../../kernel/result.ts';

/** What belongs into a parcel, each SKU once. */
export type CheckGoods = Readonly<{
  skuId: string;
  code: string;
  barcode: string;
  /** other SKUs bear the same barcode: it does not say which one this is */
  isBarcodeShared: boolean;
  quantity: number;
}>;

/** One thing that somebody did at the checking desk; kept as it was done, so that the server comes to its own verdict. */
export type CheckStep = Readonly<{ kind: 'scan'; at: Instant; text: string } | { kind: 'undo'; at: Instant }>;

/** How a check stands: pieces by SKU, and the scans that count, for taking back the last. */
export type CheckState = Readonly<{
  counted: Readonly<Record<string, number>>;
  taken: readonly Readonly<{ skuId: string; quantity: number }>[];
  last: Readonly<{ text: string; at: Instant }> | null;
}>;

export const freshCheck: CheckState = { counted: {}, taken: [], last: null };

/** What a step came to. `refused` counts nothing; `ignored` is a trigger that bounced, or a scan after the end. */
export type CheckVerdict = Readonly<
  | { tone: 'counted' | 'done'; goods: CheckGoods; counted: number }
  | { tone: 'refused'; refusal: Refusal }
  | { tone: 'undone'; goods: CheckGoods; counted: number }
  | { tone: 'ignored' }
>;

/** The same code again within this time is a trigger that bounced: no hand takes up a second piece so fast. */
const bounceMs = 150;

/** Names goods that are not in this parcel; null when nobody knows the code. */
export type NameOf = (code: string) => string | null;

const nobodyKnows: NameOf = () => null;

/** Whether exactly what belongs into the parcel has been counted. */
export function isAllThere(goods: readonly CheckGoods[], { counted }: CheckState): boolean {
  return goods.length > 0 && goods.every(({ skuId, quantity }) => (counted[skuId] ?? 0) === quantity);
}

/**
 * Takes one step of a check. A scan counts only goods of this parcel, and never more than belong into it: `12*` and a code counts
 * twelve, a bare number after a scan says how many of that one there are. Refuses `check.wrong_goods`, `check.too_many`,
 * `check.unknown_code`, `check.barcode_shared`, `check.nothing_to_undo`.
 */
export function takeStep(
  goods: readonly CheckGoods[],
  state: CheckState,
  step: CheckStep,
  nameOf: NameOf = nobodyKnows,
): Readonly<{ state: CheckState; verdict: CheckVerdict }> {
  if (isAllThere(goods, state)) return { state, verdict: { tone: 'ignored' } };
  if (step.kind === 'undo') return undone(goods, state);
  const { text, at } = step;
  const remembered = { ...state, last: { text, at } };
  if (state.last?.text === text && instantMs(at) - instantMs(state.last.at) < bounceMs) return { state, verdict: { tone: 'ignored' } };
  const read = readPieces(goods, state, text);
  const refused = (code: string, values: Refusal['values']) => ({
    state: remembered,
    verdict: { tone: 'refused', refusal: { code, values } } as const,
  });
  const found = goods.filter((one) => bears(one, read.code));
  const [one] = found;
  if (!one) {
    const name = nameOf(read.code);
    return name === null ? refused('check.unknown_code', { code: read.code }) : refused('check.wrong_goods', { code: read.code, name });
  }
  if (found.length > 1 || isOnlyShared(one, read.code)) return refused('check.barcode_shared', { code: read.code, sku: one.code });
  const before = (state.counted[one.skuId] ?? 0) - read.replaces;
  if (before + read.quantity > one.quantity)
    return refused('check.too_many', {
      code: one.code,
      wanted: one.quantity,
      counted: before + read.replaces,
      more: read.quantity - read.replaces,
    });
  const counted = before + read.quantity;
  const next: CheckState = {
    counted: { ...state.counted, [one.skuId]: counted },
    taken: [...(read.replaces > 0 ? state.taken.slice(0, -1) : state.taken), { skuId: one.skuId, quantity: read.quantity }],
    last: remembered.last,
  };
  return { state: next, verdict: { tone: isAllThere(goods, next) ? 'done' : 'counted', goods: one, counted } };
}

function undone(goods: readonly CheckGoods[], state: CheckState): Readonly<{ state: CheckState; verdict: CheckVerdict }> {
  const taken = state.taken.at(-1);
  const one = goods.find(({ skuId }) => skuId === taken?.skuId);
  if (!taken || !one) return { state, verdict: { tone: 'refused', refusal: { code: 'check.nothing_to_undo', values: {} } } };
  const counted = (state.counted[one.skuId] ?? 0) - taken.quantity;
  return {
    state: { counted: { ...state.counted, [one.skuId]: counted }, taken: state.taken.slice(0, -1), last: null },
    verdict: { tone: 'undone', goods: one, counted },
  };
}

/** `replaces`: pieces of the scan before that this one says anew. */
type ReadPieces = Readonly<{ code: string; quantity: number; replaces: number }>;

function readPieces(goods: readonly CheckGoods[], state: CheckState, text: string): ReadPieces {
  const [, times, timed] = /^\s*(\d{1,6})\s*[*＊×]\s*(\S.*)$/u.exec(text) ?? [];
  if (times !== undefined && timed !== undefined && Number(times) > 0) return { code: timed.trim(), quantity: Number(times), replaces: 0 };
  const code = text.trim();
  const isCode = goods.some((one) => bears(one, code));
  const last = state.taken.at(-1);
  const lastGoods = goods.find(({ skuId }) => skuId === last?.skuId);
  if (!isCode && last && lastGoods && /^\d{1,3}$/u.test(code) && Number(code) > 0)
    return { code: lastGoods.code, quantity: Number(code), replaces: last.quantity };
  return { code, quantity: 1, replaces: 0 };
}

function bears({ code, barcode }: CheckGoods, scanned: string): boolean {
  const folded = foldCode(scanned);
  return folded !== '' && (foldCode(code) === folded || foldCode(barcode) === folded);
}

/** Scanned by a barcode that several SKUs bear, not by the SKU's own code. */
function isOnlyShared({ code, isBarcodeShared }: CheckGoods, scanned: string): boolean {
  return isBarcodeShared && foldCode(code) !== foldCode(scanned);
}

/** A scan that was stopped: what would have gone out wrong. */
export type BlockedScan = Readonly<{ at: Instant; text: string; code: string }>;

/** Refusals that kept something wrong out of a parcel: they count for the mis-ship figure. */
const blockers: readonly string[] = ['check.wrong_goods', 'check.too_many', 'check.unknown_code'];

/** A whole check from its first step: how it ended, and which scans were stopped. The same steps always end the same. */
export function replayCheck(
  goods: readonly CheckGoods[],
  steps: readonly CheckStep[],
  nameOf: NameOf = nobodyKnows,
): Readonly<{ state: CheckState; isDone: boolean; blocked: readonly BlockedScan[] }> {
  let state = freshCheck;
  const blocked: BlockedScan[] = [];
  for (const step of steps) {
    const taken = takeStep(goods, state, step, nameOf);
    state = taken.state;
    const { verdict } = taken;
    if (verdict.tone === 'refused' && step.kind === 'scan' && blockers.includes(verdict.refusal.code))
      blocked.push({ at: step.at, text: step.text, code: verdict.refusal.code });
  }
  return { state, isDone: isAllThere(goods, state), blocked };
}

/** Pieces of one parcel by SKU, for its lines may name a SKU several times. */
export function goodsToCheck<Line extends CheckGoods>(lines: readonly Line[]): readonly Line[] {
  return [...Map.groupBy(lines, ({ skuId }) => skuId).values()].flatMap((some) => {
    const [first] = some;
    return first ? [{ ...first, quantity: some.reduce((sum, { quantity }) => sum + quantity, 0) }] : [];
  });
}
