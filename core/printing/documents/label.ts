import { maskName, maskPhone } from '../../kernel/mask.ts';
import type { Words } from '../../kernel/words.ts';

/** Labels that thermal printers of couriers take. Source: logistics.md §12. */
export const labelSizes = {
  '76x130': { widthMm: 76, heightMm: 130, words: { 'zh-CN': '76×130 mm 一联单', en: '76×130 mm, one part' } },
  '100x150': { widthMm: 100, heightMm: 150, words: { 'zh-CN': '100×150 mm', en: '100×150 mm' } },
  '100x180': { widthMm: 100, heightMm: 180, words: { 'zh-CN': '100×180 mm 两联单', en: '100×180 mm, two parts' } },
} as const satisfies Readonly<Record<string, Readonly<{ widthMm: number; heightMm: number; words: Words }>>>;
export type LabelSize = keyof typeof labelSizes;
export const labelSizeNames = Object.keys(labelSizes) as [LabelSize, ...LabelSize[]];

export type LabelParty = Readonly<{ name: string; phone: string; address: string }>;

/** What a label of our own says. Names and phones stand here in full: `privateParty` hides what strangers need not read. */
export type Label = Readonly<{
  carrierName: string;
  /** the carrier's product; empty for its usual one */
  product: string;
  waybillNo: string;
  /** 三段码, 大头笔, 集包地; empty where the carrier told none */
  routing: Readonly<{ sortCode: string; marker: string; bagName: string; bagCode: string }>;
  receiver: LabelParty;
  sender: LabelParty;
  goods: readonly Readonly<{ name: string; specification: string; quantity: number }>[];
  orderNos: readonly string[];
  fulfillmentNo: string;
  shopName: string;
  /** what the packer should know */
  note: string;
  /** the how manieth parcel of how many */
  parcel: Readonly<{ ordinal: number; count: number }>;
  /** 2: this label is printed for the second time, and says so */
  printing: number;
  /** as people read it: `2026-11-11 08:30` */
  printedAt: string;
}>;

/** As GB/T 41833-2022 wants it of an express waybill: name and number hidden in part. */
export const privateParty = ({ name, phone, address }: LabelParty): LabelParty => ({
  name: maskName(name),
  phone: maskPhone(phone),
  address,
});
