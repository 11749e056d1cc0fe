import type { CarrierCodes } from '@zhidan/core/channels/carrier/carrier-codes.ts';

/** The platform's `logistics_id`; its own list says them all (`pdd.logistics.companies.get`), these are unverified. Source: logistics.md §10.1. */
export const carrierCodes: CarrierCodes = {
  SF: '44',
  ZTO: '115',
  YTO: '85',
  YUNDA: '121',
  STO: '1',
  JTSD: '384',
  EMS: '118',
  POSTB: '132',
  JD: '120',
  DBKD: '131',
  ZJS: '129',
};
