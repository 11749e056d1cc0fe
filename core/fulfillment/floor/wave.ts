import type { Id } from '../../kernel/id.ts';
import { lifeCycle } from '../../kernel/life-cycle.ts';
import type { Words } from '../../kernel/words.ts';

export type WaveId = Id<'WaveId'>;

/** What parcels are alike in the hands of a picker, quickest first. */
export const waveKinds = {
  single: { 'zh-CN': '单品单件', en: 'One piece' },
  many: { 'zh-CN': '单品多件', en: 'One SKU, many pieces' },
  multi: { 'zh-CN': '多品', en: 'Several SKUs' },
} as const satisfies Readonly<Record<string, Words>>;

export type WaveKind = keyof typeof waveKinds;

export const waveKindNames = Object.keys(waveKinds) as [WaveKind, ...WaveKind[]];

/** The kind of a parcel with so many SKUs and pieces. */
export function waveKindOf({ skuCount, pieceCount }: Readonly<{ skuCount: number; pieceCount: number }>): WaveKind {
  if (skuCount > 1) return 'multi';
  return pieceCount > 1 ? 'many' : 'single';
}

/** A wave is walked once. What is dissolved gives its parcels back, to be built into others. */
export const waveLife = lifeCycle({
  open: { pick: 'picked', dissolve: 'dissolved' },
  picked: {},
  dissolved: {},
});

export type WaveState = keyof typeof waveLife;

export const waveStates = Object.keys(waveLife) as [WaveState, ...WaveState[]];

export const waveStateWords = {
  open: { 'zh-CN': '待拣货', en: 'To pick' },
  picked: { 'zh-CN': '已拣货', en: 'Picked' },
  dissolved: { 'zh-CN': '已解散', en: 'Dissolved' },
} as const satisfies Readonly<Record<WaveState, Words>>;

/** `BC-000042`, as it stands on the pick list (波次). */
export function waveNo(no: number): string {
  return `BC-${String(no).padStart(6, '0')}`;
}

/** The number in what people type or scan; null when it is none. */
export function readWaveNo(text: string): number | null {
  const digits = /^\s*bc-?0*(\d{1,9})\s*$/i.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
