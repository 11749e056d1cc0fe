import type { Fen } from '../../kernel/money.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';

/** A line of a fulfillment order that may be split; refunded ones are not among them. */
export type SplitLine = Readonly<{
  position: number;
  skuId: string;
  quantity: number;
  isGift: boolean;
  /** of one piece; null: not known */
  weightGram: number | null;
  /** what the buyer paid for all pieces */
  paid: Fen;
}>;

/** Pieces of a line that go into a part. */
export type SplitShare = Readonly<{ position: number; quantity: number }>;
export type SplitPart = readonly SplitShare[];

/** Parts that one split makes at most. */
export const mostParts = 20;

/** Whether these parts are the lines, each piece once. Parts without a piece are left out. */
export function checkParts(no: string, lines: readonly SplitLine[], parts: readonly SplitPart[]): Result<readonly SplitPart[]> {
  const filled = parts.map((part) => summed(part)).filter((part) => part.length > 0);
  const unknown = filled.flat().find(({ position }) => !lines.some((line) => line.position === position));
  if (unknown) return refuse('split.unknown_line', { no, position: unknown.position });
  for (const { position, quantity } of lines) {
    const shares = filled.flat().filter((share) => share.position === position);
    const given = shares.reduce((sum, share) => sum + share.quantity, 0);
    if (given !== quantity || shares.some((share) => share.quantity < 0))
      return refuse('split.does_not_add_up', { no, position, wanted: quantity, given });
  }
  if (filled.length < 2) return refuse('split.too_few', { no, count: filled.length });
  if (filled.length > mostParts) return refuse('split.too_many', { no, most: mostParts, count: filled.length });
  return ok(filled);
}

/** How to split without counting by hand: each row says what it asks. */
export const splitWays = {
  stock: { 'zh-CN': '有货的先发', en: 'What is in stock first' },
  weight: { 'zh-CN': '按重量', en: 'By weight' },
  value: { 'zh-CN': '按金额', en: 'By value' },
  pieces: { 'zh-CN': '按件数', en: 'By pieces' },
  sku: { 'zh-CN': '每个 SKU 一份', en: 'Each SKU alone' },
  gifts: { 'zh-CN': '赠品独发', en: 'Gifts alone' },
} as const;

export type SplitWay = keyof typeof splitWays;

/** Pieces that can be promised now, by SKU; the most grams, fen or pieces of a part. */
export type SplitMeasure = Readonly<{ available: ReadonlyMap<string, number>; most: number }>;

/** The parts of a way to split; one part when there is nothing to split. */
export function planSplit(way: SplitWay, lines: readonly SplitLine[], { available, most }: SplitMeasure): readonly SplitPart[] {
  switch (way) {
    case 'stock':
      return byStock(lines, available);
    case 'weight':
      return byMost(lines, most, ({ weightGram }) => weightGram ?? 0);
    case 'value':
      return byMost(lines, most, ({ paid, quantity }) => Math.ceil(paid / quantity));
    case 'pieces':
      return byMost(lines, most, () => 1);
    case 'sku':
      return [...Map.groupBy(lines, ({ skuId }) => skuId).values()].map(whole);
    case 'gifts':
      return bothSides(lines, ({ isGift }) => isGift);
  }
}

/** What is there goes first, the rest waits: of a line as many pieces as can be promised, earlier lines first. */
function byStock(lines: readonly SplitLine[], available: ReadonlyMap<string, number>): readonly SplitPart[] {
  const left = new Map(available);
  const there: SplitShare[] = [];
  const short: SplitShare[] = [];
  for (const { position, skuId, quantity } of lines) {
    const count = Math.max(0, Math.min(quantity, left.get(skuId) ?? 0));
    left.set(skuId, (left.get(skuId) ?? 0) - count);
    there.push({ position, quantity: count });
    short.push({ position, quantity: quantity - count });
  }
  return [there, short].map((part) => part.filter(({ quantity }) => quantity > 0)).filter((part) => part.length > 0);
}

/** Fills one part after the other in the order of the lines; a piece that alone is more than the most goes alone. */
function byMost(lines: readonly SplitLine[], most: number, sizeOf: (line: SplitLine) => number): readonly SplitPart[] {
  const parts: SplitShare[][] = [[]];
  let room = most;
  for (const line of lines) {
    const size = sizeOf(line);
    let left = line.quantity;
    while (left > 0) {
      const part = parts.at(-1) ?? [];
      const fitting = size <= 0 ? left : Math.max(0, Math.floor(room / size));
      const count = Math.min(left, part.length === 0 ? Math.max(1, fitting) : fitting);
      if (count > 0) part.push({ position: line.position, quantity: count });
      room -= count * size;
      left -= count;
      if (left === 0) break;
      parts.push([]);
      room = most;
    }
  }
  return parts.filter((part) => part.length > 0);
}

function bothSides(lines: readonly SplitLine[], isApart: (line: SplitLine) => boolean): readonly SplitPart[] {
  return [lines.filter((line) => !isApart(line)), lines.filter(isApart)].map(whole).filter((part) => part.length > 0);
}

function whole(lines: readonly SplitLine[]): SplitPart {
  return lines.map(({ position, quantity }) => ({ position, quantity }));
}

/** Each line once, without those of no piece. */
function summed(part: SplitPart): SplitPart {
  const sums = Map.groupBy(part, ({ position }) => position);
  return [...sums]
    .map(([position, some]) => ({ position, quantity: some.reduce((sum, { quantity }) => sum + quantity, 0) }))
    .filter(({ quantity }) => quantity !== 0);
}
