import type { CarrierCodes } from '@zhidan/core/channels/carrier/carrier-codes.ts';

/** KdNiao's `ShipperCode`. Source: logistics.md §10.1; an account's own codes come before these. */
export const carrierCodes: CarrierCodes = {
  SF: 'SF',
  ZTO: 'ZTO',
  YTO: 'YTO',
  YUNDA: 'YD',
  STO: 'STO',
  JTSD: 'JTSD',
  EMS: 'EMS',
  EYB: 'EMS', // unverified
  POSTB: 'YZPY',
  YZBK: 'YZBK',
  JD: 'JD',
  DBKD: 'DBLKY', // unverified: DBLKY or DBL
  DBL: 'DBL',
  ZJS: 'ZJS',
  UC: 'UC',
  KYE: 'KYSY', // unverified
  ANE: 'ANE', // unverified
};
