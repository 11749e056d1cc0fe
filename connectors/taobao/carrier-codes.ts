import type { CarrierCodes } from '@zhidan/core/channels/carrier/carrier-codes.ts';

/** TOP's `company_code`. Source: logistics.md §10.1, taobao.md §7 (`taobao.logistics.companies.get`). */
export const carrierCodes: CarrierCodes = {
  SF: 'SF',
  ZTO: 'ZTO',
  YTO: 'YTO',
  YUNDA: 'YUNDA',
  STO: 'STO',
  JTSD: 'JTSD', // unverified: HTKY or JTSD
  EMS: 'EMS',
  EYB: 'EYB',
  POSTB: 'POSTB',
  YZBK: 'YZBK', // unverified
  JD: 'JD', // unverified
  DBKD: 'DBKD',
  DBL: 'DBL',
  ZJS: 'ZJS',
  UC: 'UC',
  KYE: 'KYE', // unverified
  ANE: '2608021499_235', // unverified
};
