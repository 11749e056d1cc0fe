import type { CarrierCodes } from '@zhidan/core/channels/carrier/carrier-codes.ts';

/** The platform's word for a carrier that its list does not have. */
const other = 'OTHER';

/** The platform's `delivery_id`. Source: wechat-shop.md §7 (`deliverycompanylist`). */
export const carrierCodes: CarrierCodes = {
  SF: 'SF',
  ZTO: 'ZTO',
  YTO: 'YTO',
  YUNDA: 'YUNDA',
  STO: 'STO',
  JTSD: 'JTSD',
  EMS: 'EMS',
  JD: 'JD',
  EYB: other,
  POSTB: other,
  YZBK: other,
  DBKD: other,
  DBL: other,
  ZJS: other,
  UC: other,
  KYE: other,
  ANE: other,
};
