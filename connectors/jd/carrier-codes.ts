import type { CarrierCodes } from '@zhidan/core/channels/carrier/carrier-codes.ts';

/** The platform's `logiCoprId`; a merchant's contracted carriers come by `jingdong.fce.alpha.getVenderCarrier`. Source: jd.md §7. */
export const carrierCodes: CarrierCodes = {
  SF: '467',
  YTO: '463',
  ZTO: '1499',
  STO: '470',
  YUNDA: '1327',
  EMS: '465',
  DBKD: '3046',
  JD: '2087',
};
