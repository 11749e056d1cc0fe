import type { EmulatedShop } from '../world/shop.ts';
import type { Goods, Trade } from '../world/trade.ts';

const firstTid = 4_176_302_980_000_000_000n;

/** 主订单: nineteen digits beyond 2^53; the last six are the buyer's, as on the platform. */
export function tidOf(trade: Trade): string {
  return String(firstTid + BigInt(trade.seq) * 100_000_000n + BigInt((trade.customer.seq * 7_919) % 1_000_000));
}

/** 子订单: the trade's own number where it has one line. */
export function oidOf(trade: Trade, lineSeq: number): string {
  return trade.lines.length === 1 ? tidOf(trade) : String(BigInt(tidOf(trade)) + BigInt(lineSeq) * 1_000_000n);
}

export const lineSeqOf = (trade: Trade, oid: string): number | undefined => trade.lines.find((line) => oidOf(trade, line.seq) === oid)?.seq;

const firstRefund = 190_000_000_000_000;
export const refundIdOf = (refundSeq: number): string => String(firstRefund + refundSeq);
export const refundSeqOf = (refundId: string): number => Number(refundId) - firstRefund;

const firstItem = 700_000_000_000;
export const itemIdOf = (goods: Goods): string => String(firstItem + goods.productSeq);
const firstSku = 5_000_000_000_000;
/** Goods of one kind have no SKU of their own. */
export const skuIdOf = (goods: Goods): string | null => (goods.specification === '' ? null : String(firstSku + goods.skuSeq));

const firstUser = 2_074_000_000;
export const userIdOf = (shop: EmulatedShop): string => String(firstUser + shop.seq);
