import { beijingText } from '../world/beijing-time.ts';
import type { EmulatedShop } from '../world/shop.ts';
import type { Goods, Trade } from '../world/trade.ts';

/** `251111-123456789012345`: day of the order and fifteen digits. */
export function orderSnOf(trade: Trade): string {
  const day = beijingText(trade.createdMs).slice(2, 10).replaceAll('-', '');
  return `${day}-${123_456_000_000_000 + trade.seq * 1_000_003}`;
}

const firstMall = 700_000;
export const mallIdOf = (shop: Pick<EmulatedShop, 'seq'>): number => firstMall + shop.seq;

const firstGoods = 600_000_000_000;
export const goodsIdOf = (goods: Goods): number => firstGoods + goods.productSeq;
const firstSku = 1_400_000_000_000;
export const skuIdOf = (goods: Goods): number => firstSku + goods.skuSeq;

const firstRefund = 88_000_000_000;
export const refundIdOf = (refundSeq: number): number => firstRefund + refundSeq;
export const refundSeqOf = (refundId: string): number => Number(refundId) - firstRefund;
