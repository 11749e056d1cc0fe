import { createHash } from 'node:crypto';
import type { EmulatedShop } from '../world/shop.ts';
import type { Goods, Trade } from '../world/trade.ts';

const firstOrder = 287_900_000_000;
export const orderIdOf = ({ seq }: Pick<Trade, 'seq'>): string => String(firstOrder + seq);

const firstSku = 100_000_000_000;
export const skuIdOf = (goods: Goods): string => String(firstSku + goods.skuSeq);
const firstWare = 10_000_000_000;
export const wareIdOf = (goods: Goods): string => String(firstWare + goods.productSeq);

const firstVender = 700_000;
export const venderIdOf = ({ seq }: Pick<EmulatedShop, 'seq'>): string => String(firstVender + seq);
const firstShop = 50_000;
export const shopIdOf = ({ seq }: EmulatedShop): string => String(firstShop + seq);

/** 取消单 before shipping */
const firstApply = 31_000_000;
export const applyIdOf = (refundSeq: number): number => firstApply + refundSeq;
export const refundSeqOfApply = (applyId: number): number => applyId - firstApply;

/** 服务单 after shipping */
const firstService = 1_200_000_000;
export const serviceIdOf = (refundSeq: number): number => firstService + refundSeq;
export const refundSeqOfService = (serviceId: number): number => serviceId - firstService;

/** A buyer as one app knows him. */
export const openIdBuyerOf = ({ shopSeq, customer }: Trade): string =>
  `oF${createHash('sha256').update(`open_id ${shopSeq} ${customer.seq}`).digest('base64url').slice(0, 42)}`;
export const xidBuyerOf = ({ shopSeq, customer }: Trade): string =>
  `o*AAQ${createHash('sha256').update(`xid ${shopSeq} ${customer.seq}`).digest('base64url').slice(0, 60)}`;
