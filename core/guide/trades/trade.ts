import type { Words } from '../../kernel/words.ts';

/** What a trade begins with; all of it is changed one by one afterwards, on the pages where it stands. */
export type TradeStart = Readonly<{
  /** settings of the merchant by these names (core/operations) */
  settings: Readonly<{ mergeWindowHours: number; mergeMostOrders: number; mergeMostKilograms: number }>;
  /** pieces of one line from which finance looks at an order; null: the merchant has no such parameter any more */
  bulkQuantity: number | null;
  /** hours after which a parcel is late, for all carriers; null: the usual ones */
  hours: Readonly<{ pickup_late: number | null; stalled: number | null }>;
}>;

/** The parameter of the starter pack of rules that trades set (packs/audit-starter). */
export const bulkQuantityKey = 'bulk-quantity';
export const tradeHours = ['pickup_late', 'stalled'] as const;
export const tradeSettings = ['mergeWindowHours', 'mergeMostOrders', 'mergeMostKilograms'] as const;

type Trade = Readonly<{ words: Words; note: Words; start: TradeStart }>;

/** 行业模板: where a merchant of a trade begins. The numbers are our own first guess, not a finding. */
export const trades = {
  apparel: {
    words: { 'zh-CN': '服饰', en: 'Apparel' },
    note: {
      'zh-CN': '件数少、重量轻、常分几次下单：合单放宽到 72 小时、最多 8 单；一款买 6 件起给财务看。',
      en: 'Light goods bought in several goes: up to 8 orders of 72 hours share a parcel; finance sees 6 pieces of one and more.',
    },
    start: {
      settings: { mergeWindowHours: 72, mergeMostOrders: 8, mergeMostKilograms: 10 },
      bulkQuantity: 6,
      hours: { pickup_late: null, stalled: null },
    },
  },
  motherBaby: {
    words: { 'zh-CN': '母婴', en: 'Mother and baby' },
    note: {
      'zh-CN': '奶粉、纸尿裤常整箱买：12 件起才算批量，合单到 30 公斤；孩子等着用，36 小时不动就提醒。',
      en: 'Milk and nappies go by the case: bulk from 12 pieces, parcels up to 30 kg; babies do not wait, so still for 36 hours is told.',
    },
    start: {
      settings: { mergeWindowHours: 48, mergeMostOrders: 5, mergeMostKilograms: 30 },
      bulkQuantity: 12,
      hours: { pickup_late: null, stalled: 36 },
    },
  },
  food: {
    words: { 'zh-CN': '食品', en: 'Food' },
    note: {
      'zh-CN': '保质期短，不多等：只合 12 小时内的单；12 小时没揽收、24 小时不动就提醒；20 件起才算批量。',
      en: 'Food does not wait: orders of 12 hours share a parcel; not picked up for 12 or still for 24 hours is told; bulk from 20 pieces.',
    },
    start: {
      settings: { mergeWindowHours: 12, mergeMostOrders: 3, mergeMostKilograms: 15 },
      bulkQuantity: 20,
      hours: { pickup_late: 12, stalled: 24 },
    },
  },
  electronics: {
    words: { 'zh-CN': '3C 数码', en: 'Electronics' },
    note: {
      'zh-CN': '货值高，一票一件：最多 2 单合一包；一款买 3 件起给财务看；36 小时不动就提醒。',
      en: 'Dear goods, mostly alone: at most 2 orders share a parcel; finance sees 3 pieces of one and more; still for 36 hours is told.',
    },
    start: {
      settings: { mergeWindowHours: 24, mergeMostOrders: 2, mergeMostKilograms: 15 },
      bulkQuantity: 3,
      hours: { pickup_late: null, stalled: 36 },
    },
  },
  general: {
    words: { 'zh-CN': '通用', en: 'General' },
    note: {
      'zh-CN': '什么都卖一点，或者还拿不准：合 48 小时内的单、最多 5 单 20 公斤；10 件起算批量。',
      en: 'A bit of everything, or not sure yet: up to 5 orders of 48 hours and 20 kg share a parcel; bulk from 10 pieces.',
    },
    start: {
      settings: { mergeWindowHours: 48, mergeMostOrders: 5, mergeMostKilograms: 20 },
      bulkQuantity: 10,
      hours: { pickup_late: null, stalled: null },
    },
  },
} as const satisfies Readonly<Record<string, Trade>>;

export type TradeCode = keyof typeof trades;
export const tradeCodes = Object.keys(trades) as [TradeCode, ...TradeCode[]];

/** The trade whose start is what stands, whoever set it; null: none of them. */
export function tradeOf(now: TradeStart): TradeCode | null {
  const isSame = ({ settings, bulkQuantity, hours }: TradeStart): boolean =>
    tradeSettings.every((key) => settings[key] === now.settings[key]) &&
    (now.bulkQuantity === null || bulkQuantity === now.bulkQuantity) &&
    tradeHours.every((kind) => hours[kind] === now.hours[kind]);
  return tradeCodes.find((code) => isSame(trades[code].start)) ?? null;
}
