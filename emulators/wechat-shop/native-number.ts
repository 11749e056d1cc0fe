import { createHash } from 'node:crypto';
import type { EmulatedShop } from '../world/shop.ts';
import type { Goods, Trade } from '../world/trade.ts';

const firstOrder = 3_737_000_000_000_000_001n;
/** closer than doubles beyond 2^61 lie apart: two neighbors read as numbers become one */
const orderStep = 257n;
export const orderIdOf = (trade: Trade): string => String(firstOrder + BigInt(trade.seq) * orderStep);

const firstAftersale = 2_000_000_000_000_000;
export const aftersaleIdOf = (refundSeq: number): string => String(firstAftersale + refundSeq);
export const refundSeqOf = (aftersaleId: string): number => Number(aftersaleId) - firstAftersale;

const firstProduct = 10_000_000_000_000;
export const productIdOf = (goods: Goods): string => String(firstProduct + goods.productSeq);
const firstSku = 2_000_000_000;
export const skuIdOf = (goods: Goods): string => String(firstSku + goods.skuSeq);

/** 原始 ID of a shop. */
export const ghOf = (shop: EmulatedShop): string => `gh_${hexOf(`gh ${shop.seq}`, 12)}`;
/** A buyer as one shop knows him. */
export const openIdOf = ({ shopSeq, customer }: Pick<Trade, 'shopSeq' | 'customer'>): string =>
  `o${createHash('sha256').update(`openid ${shopSeq} ${customer.seq}`).digest('base64url').slice(0, 27)}`;

/** Lower-case hex digits that belong to a text for ever. */
export const hexOf = (text: string, digitCount: number): string => createHash('sha256').update(text).digest('hex').slice(0, digitCount);
