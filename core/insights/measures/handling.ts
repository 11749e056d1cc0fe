import { instantMs, type Instant } from '../../kernel/instant.ts';
import type { Words } from '../../kernel/words.ts';

/** Where the time between payment and the truck goes, in the order of the chain; `people` is all of it that waited for somebody. */
export const handlingPieces = {
  receive: {
    words: { 'zh-CN': '接单', en: 'Received' },
    note: { 'zh-CN': '付款到生成发货单', en: 'payment to the fulfillment order' },
  },
  allocate: {
    words: { 'zh-CN': '分仓', en: 'Allocated' },
    note: { 'zh-CN': '到选定仓库和快递', en: 'to warehouse and carrier' },
  },
  audit: { words: { 'zh-CN': '审单', en: 'Audited' }, note: { 'zh-CN': '到审核通过', en: 'to passing audit' } },
  number: { words: { 'zh-CN': '取号', en: 'Numbered' }, note: { 'zh-CN': '到取得运单号', en: 'to the waybill number' } },
  print: { words: { 'zh-CN': '打单', en: 'Printed' }, note: { 'zh-CN': '到打印面单', en: 'to the label' } },
  pick: { words: { 'zh-CN': '拣货验货', en: 'Picked and checked' }, note: { 'zh-CN': '到验货、称重完成', en: 'to checked and weighed' } },
  ship: { words: { 'zh-CN': '出库', en: 'Shipped' }, note: { 'zh-CN': '到发货', en: 'to the truck' } },
  people: {
    words: { 'zh-CN': '等人处理', en: 'Waited for people' },
    note: {
      'zh-CN': '挂起、拦截性异常、人工审核的时间，已从各环节扣除',
      en: 'holds, blocking exceptions, audit by hand; taken out of the other pieces',
    },
  },
} as const satisfies Readonly<Record<string, Readonly<{ words: Words; note: Words }>>>;

export type HandlingPiece = keyof typeof handlingPieces;
export const handlingPieceCodes = Object.keys(handlingPieces) as [HandlingPiece, ...HandlingPiece[]];

/** A piece that ends at a moment of the chain. */
export type HandlingStep = Exclude<HandlingPiece, 'people'>;
const steps = handlingPieceCodes.filter((code): code is HandlingStep => code !== 'people');

/** When each step was done; one that nobody did, or that nobody told of, is left out and its time is the next one's. */
export type HandlingMoments = Readonly<Partial<Record<HandlingStep, Instant>>>;

/** From when to when something waited for people; the ends may overlap. */
export type Wait = Readonly<{ from: Instant; to: Instant }>;

/** Whole seconds. */
export type Handling = Readonly<{ seconds: number; pieces: Readonly<Record<HandlingPiece, number>> }>;

type Span = readonly [from: number, to: number];

/**
 * The time from payment to the truck and its pieces, which add up to it exactly: every second belongs to `people` when something
 * waited for somebody then, else to the step that was under way. A step told out of order takes no time from those before it.
 */
export function handlingOf(
  paidAt: Instant,
  shippedAt: Instant,
  { moments, waits }: Readonly<{ moments: HandlingMoments; waits: readonly Wait[] }>,
): Handling {
  const begin = secondOf(paidAt);
  const end = Math.max(begin, secondOf(shippedAt));
  const within = (second: number, least: number): number => Math.min(Math.max(second, least), end);
  const waited = union(waits.map(({ from, to }) => [within(secondOf(from), begin), within(secondOf(to), begin)]));
  const pieces: Record<HandlingPiece, number> = { receive: 0, allocate: 0, audit: 0, number: 0, print: 0, pick: 0, ship: 0, people: 0 };
  let at = begin;
  for (const step of steps) {
    const moment = step === 'ship' ? shippedAt : moments[step];
    const next = moment === undefined ? at : within(secondOf(moment), at);
    const people = overlap(waited, [at, next]);
    pieces[step] = next - at - people;
    pieces.people += people;
    at = next;
  }
  return { seconds: end - begin, pieces };
}

const secondOf = (at: Instant): number => Math.floor(instantMs(at) / 1_000);

function union(spans: readonly Span[]): readonly Span[] {
  const whole: [number, number][] = [];
  for (const [from, to] of spans.toSorted(([one], [other]) => one - other)) {
    const last = whole.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else whole.push([from, to]);
  }
  return whole;
}

function overlap(spans: readonly Span[], [from, to]: Span): number {
  return spans.reduce((sum, span) => sum + Math.max(0, Math.min(span[1], to) - Math.max(span[0], from)), 0);
}
