import { sumFen, type Fen } from '@zhidan/core/kernel/money.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { couponBearers } from './order-status.ts';

export type Bearer = 'merchant' | 'platform' | 'buyer' | 'other';

/** A discount of the order, or of one SKU of it. */
export type Coupon = Readonly<{ bearer: Bearer; skuNo: string; amount: Fen; type: string }>;

/** Types are written `41-京东券优惠`; one that we do not know was borne by somebody. */
export function readCoupons(order: Part): readonly Coupon[] {
  return read.parts(order, 'couponDetailList').map((coupon) => {
    const type = read.text(coupon, 'couponType').split('-')[0] ?? '';
    return { bearer: couponBearers[type] ?? 'other', skuNo: read.text(coupon, 'skuId'), amount: read.yuan(coupon, 'couponPrice'), type };
  });
}

export function sumOf(coupons: readonly Coupon[], bearer: Bearer): Fen {
  return sumFen(coupons.filter((coupon) => coupon.bearer === bearer).map(({ amount }) => amount));
}
