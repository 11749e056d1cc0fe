import type { CarrierCodes } from '@zhidan/core/channels/carrier/carrier-codes.ts';

/** Kuaidi100's `com`, in lower case. Source: logistics.md §10.1; an account's own codes come before these. */
export const carrierCodes: CarrierCodes = {
  SF: 'shunfeng',
  ZTO: 'zhongtong',
  YTO: 'yuantong',
  YUNDA: 'yunda',
  STO: 'shentong',
  JTSD: 'jtexpress',
  EMS: 'ems',
  EYB: 'ems', // unverified
  POSTB: 'youzhengguonei', // unverified
  YZBK: 'youzhengbk', // unverified
  JD: 'jd',
  DBKD: 'debangkuaidi',
  DBL: 'debangwuliu', // unverified
  ZJS: 'zhaijisong',
  UC: 'youshuwuliu', // unverified
  KYE: 'kuayue', // unverified
  ANE: 'annengwuliu', // unverified
};
