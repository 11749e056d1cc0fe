import type { CarrierCodes } from '@zhidan/core/channels/carrier/carrier-codes.ts';

/** The platform's `wp_code`: mostly Cainiao's, all unverified but for ZTO. Source: logistics.md §10.1, §5. */
export const carrierCodes: CarrierCodes = {
  SF: 'SF',
  ZTO: 'ZTO',
  YTO: 'YTO',
  YUNDA: 'YUNDA',
  STO: 'STO',
  JTSD: 'JTSD',
  EMS: 'EMS',
  EYB: 'EYB',
  POSTB: 'POSTB',
  YZBK: 'YZBK',
  JD: 'JD',
  DBKD: 'DBKD',
  DBL: 'DBL',
  ZJS: 'ZJS',
  UC: 'UC',
  KYE: 'KYE',
  ANE: 'ANE',
};
