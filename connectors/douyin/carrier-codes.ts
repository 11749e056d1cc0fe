import type { CarrierCodes } from '@zhidan/core/channels/carrier/carrier-codes.ts';

/**
 * The platform's `company_code`, and `logistics_code` of its e-waybills: names in pinyin, seen for Zhongtong and Yuantong; all others
 * are unverified. Source: logistics.md §10.1, douyin.md §5.
 */
export const carrierCodes: CarrierCodes = {
  SF: 'shunfeng',
  ZTO: 'zhongtong',
  YTO: 'yuantong',
  YUNDA: 'yunda',
  STO: 'shentong',
  JTSD: 'jtexpress',
  EMS: 'ems',
  POSTB: 'youzhengguonei',
  YZBK: 'youzhengbk',
  JD: 'jd',
  DBKD: 'debangkuaidi',
  DBL: 'debangwuliu',
  ZJS: 'zhaijisong',
  UC: 'youshuwuliu',
  KYE: 'kuayue',
  ANE: 'annengwuliu',
};
