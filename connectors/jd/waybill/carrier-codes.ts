import type { CarrierCodes } from '@zhidan/core/channels/carrier/carrier-codes.ts';

/** Served by JD's own couriers; all others go by 无界 (alpha), as `providerCode` (unverified). Source: logistics.md §7, jd.md §6. */
export const carrierCodes: CarrierCodes = {
  JD: 'JD',
  SF: 'SF',
  ZTO: 'ZTO',
  YTO: 'YTO',
  YUNDA: 'YUNDA',
  STO: 'STO',
  JTSD: 'JTSD',
  EMS: 'EMS',
  DBKD: 'DBKD',
};
