import type { Words } from '../kernel/words.ts';

/**
 * Carriers by our own code; what another system calls one stands with its connector. Source: logistics.md §10.1.
 * `volumeDivisor`: cubic centimetres that count as a kilogram (抛比), the carrier's usual one; a contract may say otherwise.
 */
export const carriers = {
  SF: { words: { 'zh-CN': '顺丰速运', en: 'SF Express' }, volumeDivisor: 6000 },
  ZTO: { words: { 'zh-CN': '中通快递', en: 'ZTO' }, volumeDivisor: 6000 },
  YTO: { words: { 'zh-CN': '圆通速递', en: 'YTO' }, volumeDivisor: 6000 },
  YUNDA: { words: { 'zh-CN': '韵达快递', en: 'Yunda' }, volumeDivisor: 6000 },
  STO: { words: { 'zh-CN': '申通快递', en: 'STO' }, volumeDivisor: 6000 },
  JTSD: { words: { 'zh-CN': '极兔速递', en: 'J&T' }, volumeDivisor: 6000 },
  EMS: { words: { 'zh-CN': 'EMS', en: 'EMS' }, volumeDivisor: 6000 },
  EYB: { words: { 'zh-CN': 'EMS经济快递', en: 'EMS Economy' }, volumeDivisor: 6000 },
  POSTB: { words: { 'zh-CN': '邮政快递包裹', en: 'China Post parcel' }, volumeDivisor: 6000 },
  YZBK: { words: { 'zh-CN': '邮政标准快递', en: 'China Post Standard' }, volumeDivisor: 6000 },
  JD: { words: { 'zh-CN': '京东快递', en: 'JD Express' }, volumeDivisor: 8000 },
  DBKD: { words: { 'zh-CN': '德邦快递', en: 'Deppon Express' }, volumeDivisor: 6000 },
  DBL: { words: { 'zh-CN': '德邦物流', en: 'Deppon Freight' }, volumeDivisor: 6000 },
  ZJS: { words: { 'zh-CN': '宅急送', en: 'ZJS Express' }, volumeDivisor: 6000 },
  UC: { words: { 'zh-CN': '优速快递', en: 'UC Express' }, volumeDivisor: 6000 },
  KYE: { words: { 'zh-CN': '跨越速运', en: 'KYE' }, volumeDivisor: 6000 },
  ANE: { words: { 'zh-CN': '安能物流', en: 'ANE Logistics' }, volumeDivisor: 6000 },
} as const satisfies Readonly<Record<string, Readonly<{ words: Words; volumeDivisor: number }>>>;

export type CarrierCode = keyof typeof carriers;
