import { lifeCycle } from '../kernel/life-cycle.ts';
import type { Words } from '../kernel/words.ts';

/**
 * A label from its claim to its end. `sent` is the moment its print data left the house: from then on nobody knows whether it is on
 * paper until the printer or a person says so. Only a label that is known not to be on paper is sent again.
 */
export const printItemLife = lifeCycle({
  claimed: { send: 'sent' },
  sent: { print: 'printed', fail: 'failed', lose: 'unknown' },
  failed: { send: 'sent' },
  unknown: { print: 'printed', fail: 'failed' },
  printed: {},
  refused: {},
});

export type PrintItemState = keyof typeof printItemLife;
export const printItemStates = Object.keys(printItemLife) as [PrintItemState, ...PrintItemState[]];

export const printItemWords = {
  claimed: { 'zh-CN': '待发送', en: 'Not sent yet' },
  sent: { 'zh-CN': '打印中', en: 'At the printer' },
  failed: { 'zh-CN': '未打出', en: 'Not printed' },
  unknown: { 'zh-CN': '待确认', en: 'In doubt' },
  printed: { 'zh-CN': '已打印', en: 'Printed' },
  refused: { 'zh-CN': '未放行', en: 'Refused' },
} as const satisfies Readonly<Record<PrintItemState, Words>>;

/** Somebody still has to see to it; the partial index of the table has the same words. */
export const openItemStates = ['claimed', 'sent', 'failed', 'unknown'] as const satisfies readonly PrintItemState[];

/** It is certainly not on paper: it may be sent. */
export const sendableStates = ['claimed', 'failed'] as const satisfies readonly PrintItemState[];

/** Nobody knows whether it is on paper: a person looks into the tray. */
export const doubtfulStates = ['sent', 'unknown'] as const satisfies readonly PrintItemState[];

/** `DY-000042`, as people read and scan it. */
export const printBatchNo = (no: number): string => `DY-${String(no).padStart(6, '0')}`;

/** The number in what people type or scan; null when it is none. */
export function readPrintBatchNo(text: string): number | null {
  const digits = /^\s*dy-?0*(\d{1,15})\s*$/i.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
