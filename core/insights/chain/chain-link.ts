import { msBetween, type Instant } from '../../kernel/instant.ts';
import type { Words } from '../../kernel/words.ts';
import { chainLinkCodes, type ChainLink } from './chain-link-code.ts';

/** Moments in the life of a paid order, each null until it happened; the server reads them in one statement under the same names. */
export type ChainMoments = Readonly<{
  paidAt: Instant | null;
  /** the warehouse's document exists */
  openedAt: Instant | null;
  reservedAt: Instant | null;
  releasedAt: Instant | null;
  numberedAt: Instant | null;
  printedAt: Instant | null;
  checkedAt: Instant | null;
  shippedAt: Instant | null;
  /** the platform took our notice, or needs none */
  noticedAt: Instant | null;
  /** the platform itself shows the order as shipped */
  shownAt: Instant | null;
  /** sums agree, so that money can be reconciled on them */
  basisAt: Instant | null;
  /** until when the order is held for a time, or was: a presale until its day, somebody's hold until tomorrow */
  freeAt: Instant | null;
}>;

export type ChainMoment = keyof ChainMoments;

type Link = Readonly<{
  words: Words;
  /** what to do when it is broken */
  advice: Words;
  begins: ChainMoment;
  ends: ChainMoment;
  /** minutes that the link may take before it counts as broken; a merchant may set others */
  limitMinutes: number;
  /** a hold with an end stops its clock: somebody has decided when it goes on */
  isHeldByTime: boolean;
  /** where it is mended */
  place: `/${string}`;
}>;

/** What has to happen between a payment and a basis for the books, in this order. A new link is a row. */
export const chainLinks = {
  told: {
    words: { 'zh-CN': '通知仓库', en: 'Warehouse told' },
    advice: { 'zh-CN': '多半是商品未匹配：到「商品匹配」处理。', en: 'Mostly unmatched goods: see "Match goods".' },
    begins: 'paidAt',
    ends: 'openedAt',
    limitMinutes: 15,
    isHeldByTime: false,
    place: '/matching',
  },
  stock: {
    words: { 'zh-CN': '占用库存', en: 'Stock' },
    advice: {
      'zh-CN': '缺货或没有可发的仓库：补货、拆单或换仓。',
      en: 'Short, or no warehouse can ship it: restock, split or choose another.',
    },
    begins: 'openedAt',
    ends: 'reservedAt',
    limitMinutes: 60,
    isHeldByTime: true,
    place: '/stock',
  },
  audit: {
    words: { 'zh-CN': '审核', en: 'Audit' },
    advice: { 'zh-CN': '在人工审核里处理，或看它为什么被拦。', en: 'Decide it in the audit queue, or see what stops it.' },
    begins: 'openedAt',
    ends: 'releasedAt',
    limitMinutes: 240,
    isHeldByTime: true,
    place: '/audit-queue',
  },
  number: {
    words: { 'zh-CN': '取运单号', en: 'Number' },
    advice: {
      'zh-CN': '看快递的原话：余额、停发或收件信息，可换快递。',
      en: 'See the carrier’s words: balance, area or receiver; another carrier may do.',
    },
    begins: 'releasedAt',
    ends: 'numberedAt',
    limitMinutes: 15,
    isHeldByTime: true,
    place: '/waybill-numbers',
  },
  print: {
    words: { 'zh-CN': '打印', en: 'Print' },
    advice: { 'zh-CN': '到打单页打印；打印机不通看打印机设置。', en: 'Print it; if the printer is lost see its settings.' },
    begins: 'numberedAt',
    ends: 'printedAt',
    limitMinutes: 720,
    isHeldByTime: true,
    place: '/printing',
  },
  check: {
    words: { 'zh-CN': '验货', en: 'Check' },
    advice: { 'zh-CN': '包裹在拣货或验货台：按波次找。', en: 'It lies at picking or at the check desk: look by its wave.' },
    begins: 'printedAt',
    ends: 'checkedAt',
    limitMinutes: 480,
    isHeldByTime: true,
    place: '/check',
  },
  ship: {
    words: { 'zh-CN': '发货', en: 'Ship' },
    advice: { 'zh-CN': '验过未发：称重或扫描发货。', en: 'Checked and not shipped: weigh it or scan it out.' },
    begins: 'checkedAt',
    ends: 'shippedAt',
    limitMinutes: 240,
    isHeldByTime: true,
    place: '/ship',
  },
  notice: {
    words: { 'zh-CN': '回传平台', en: 'Notice' },
    advice: {
      'zh-CN': '平台没有收下发货信息：看平台原话后重发。',
      en: 'The platform did not take the notice: see its words and send again.',
    },
    begins: 'shippedAt',
    ends: 'noticedAt',
    limitMinutes: 30,
    isHeldByTime: false,
    place: '/ship-notices',
  },
  status: {
    words: { 'zh-CN': '平台状态', en: 'Platform status' },
    advice: { 'zh-CN': '平台还显示未发货：立即抓单核对。', en: 'The platform still shows it as not shipped: pull the shop and compare.' },
    begins: 'noticedAt',
    ends: 'shownAt',
    limitMinutes: 60,
    isHeldByTime: false,
    place: '/pull-runs',
  },
  basis: {
    words: { 'zh-CN': '财务依据', en: 'Finance basis' },
    advice: { 'zh-CN': '平台金额对不上：核对订单金额明细。', en: 'The platform’s sums do not agree: compare the amounts of the order.' },
    begins: 'paidAt',
    ends: 'basisAt',
    limitMinutes: 1_440,
    isHeldByTime: false,
    place: '/exceptions',
  },
} as const satisfies Readonly<Record<ChainLink, Link>>;

/** How a link stands: not begun, done (and how long it took), held until a known moment, waiting, or broken because it took longer than it may. */
export type LinkState = 'ahead' | 'done' | 'held' | 'waiting' | 'broken';

export const linkStateWords = {
  ahead: { 'zh-CN': '未到', en: 'Not yet' },
  done: { 'zh-CN': '完成', en: 'Done' },
  held: { 'zh-CN': '挂起到时再走', en: 'Held for a time' },
  waiting: { 'zh-CN': '等待中', en: 'Waiting' },
  broken: { 'zh-CN': '断了', en: 'Broken' },
} as const satisfies Readonly<Record<LinkState, Words>>;

export type ChainStep = Readonly<{
  link: ChainLink;
  state: LinkState;
  sinceAt: Instant | null;
  doneAt: Instant | null;
  tookMs: number | null;
}>;

/**
 * The chain of one order at this moment. `limits` in minutes, counted from the end of a timed hold where one stood. A link whose end is
 * known is done, also when a step before it was skipped.
 */
export function chainOf(moments: ChainMoments, limits: Readonly<Record<ChainLink, number>>, now: Instant): readonly ChainStep[] {
  return chainLinkCodes.map((link) => {
    const { begins, ends, isHeldByTime } = chainLinks[link];
    const [sinceAt, doneAt] = [moments[begins], moments[ends]];
    if (doneAt !== null) return { link, state: 'done', sinceAt, doneAt, tookMs: sinceAt && Math.max(0, msBetween(sinceAt, doneAt)) };
    if (sinceAt === null) return { link, state: 'ahead', sinceAt, doneAt, tookMs: null };
    const tookMs = Math.max(0, msBetween(sinceAt, now));
    const freeMs = isHeldByTime && moments.freeAt !== null ? msBetween(moments.freeAt, now) : tookMs;
    if (freeMs < 0) return { link, state: 'held', sinceAt, doneAt, tookMs };
    return { link, state: Math.min(tookMs, freeMs) > limits[link] * 60_000 ? 'broken' : 'waiting', sinceAt, doneAt, tookMs };
  });
}
