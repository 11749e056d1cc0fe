import type { Id } from '../../kernel/id.ts';
import type { Fen } from '../../kernel/money.ts';
import type { Words } from '../../kernel/words.ts';

export type SlaPolicyId = Id<'SlaPolicyId'>;

/** What a late parcel costs: a share of what the buyer paid within bounds, the same for each order, or nothing. */
export const penaltyKinds = {
  share: { 'zh-CN': '按实付比例', en: 'Share of what was paid' },
  fixed: { 'zh-CN': '每单固定', en: 'The same for each order' },
  none: { 'zh-CN': '无罚款', en: 'No penalty' },
} as const satisfies Readonly<Record<string, Words>>;

export type PenaltyKind = keyof typeof penaltyKinds;

export type Penalty = Readonly<{ kind: PenaltyKind; shareBp: number; fixedFen: number; minFen: number; maxFen: number | null }>;

/** What being late costs for one order, in fen. The same as `penaltyInSql` of the server. */
export function penaltyOf({ kind, shareBp, fixedFen, minFen, maxFen }: Penalty, paidFen: number): Fen {
  if (kind === 'none') return 0 as Fen;
  if (kind === 'fixed') return fixedFen as Fen;
  const share = Math.max(minFen, Math.round((paidFen * shareBp) / 10_000));
  return Math.min(share, maxFen ?? share) as Fen;
}
