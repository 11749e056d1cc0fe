import { beijingText } from '../world/beijing-time.ts';
import type { EmulatedShop } from '../world/shop.ts';
import type { Goods, Trade } from '../world/trade.ts';

/** `E` and 23 digits: the second of the order and nine more. */
export function tidOf(trade: Trade): string {
  return `E${beijingText(trade.createdMs).replaceAll(/\D/gu, '')}${String(100_000_000 + trade.seq * 37).slice(-9)}`;
}

const firstLine = 2_700_000_000_000_000_000n;
/** 明细: nineteen digits, as text. */
export const oidOf = (trade: Trade, lineSeq: number): string => String(firstLine + BigInt(trade.seq) * 100n + BigInt(lineSeq));

const firstKdt = 16_000;
export const kdtIdOf = (shop: Pick<EmulatedShop, 'seq'>): number => firstKdt + shop.seq;

const firstItem = 500_000_000;
export const itemIdOf = (goods: Goods): number => firstItem + goods.productSeq;
const firstSku = 36_000_000;
export const skuIdOf = (goods: Goods): number => firstSku + goods.skuSeq;

const firstRefund = 202_600_000_000_000_000n;
export const refundIdOf = (refundSeq: number): string => String(firstRefund + BigInt(refundSeq));
export const refundSeqOf = (refundId: string): number => (/^\d{18}$/u.test(refundId) ? Number(BigInt(refundId) - firstRefund) : 0);
