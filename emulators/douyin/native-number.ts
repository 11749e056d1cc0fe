import type { EmulatedShop } from '../world/shop.ts';
import type { Goods, Trade } from '../world/trade.ts';

const firstOrder = 6_937_000_000_000_000_000n;
/** 店铺父订单: nineteen digits, a text in orders and a number beyond 2^53 in pushes. */
export const orderIdOf = (trade: Trade): string => String(firstOrder + BigInt(trade.seq) * 10_000_000_000n);
/** 子订单 */
export const skuOrderIdOf = (trade: Trade, lineSeq: number): string => String(BigInt(orderIdOf(trade)) + BigInt(lineSeq));
export const lineSeqOf = (trade: Trade, skuOrderId: string): number | undefined =>
  trade.lines.find((line) => skuOrderIdOf(trade, line.seq) === skuOrderId)?.seq;

const firstAfterSale = 7_160_000_000_000_000_000n;
export const afterSaleIdOf = (refundSeq: number): string => String(firstAfterSale + BigInt(refundSeq));
export const refundSeqOf = (afterSaleId: string): number =>
  /^\d{19}$/u.test(afterSaleId) ? Number(BigInt(afterSaleId) - firstAfterSale) : 0;

const firstProduct = 3_600_000_000_000_000_000n;
export const productIdOf = (goods: Goods): string => String(firstProduct + BigInt(goods.productSeq));
const firstSku = 1_700_000_000_000_000;
export const skuIdOf = (goods: Goods): string => String(firstSku + goods.skuSeq);

const firstShop = 4_463_797;
export const shopIdOf = (shop: EmulatedShop): string => String(firstShop + shop.seq);

const firstPack = 3_000_000_000_000_000_000n;
/** 包裹: the nth parcel of an order */
export const packIdOf = (trade: Trade, place: number): string => String(firstPack + BigInt(trade.seq) * 1_000n + BigInt(place + 1));
