import { carriers, type EmulatedCarrier } from '../../world/parcels/carrier-fixture.ts';

/** The platform's `logistics_code` by the carrier's code in this world (pinyin; only `zhongtong` was seen). Spec: logistics §10.1. */
const logisticsCodes: Readonly<Record<string, string>> = {
  SF: 'shunfeng',
  ZTO: 'zhongtong',
  YTO: 'yuantong',
  STO: 'shentong',
  YUNDA: 'yunda',
  JTSD: 'jtexpress',
  JD: 'jd',
  DBKD: 'debangkuaidi',
  EMS: 'ems',
  POSTB: 'youzhengguonei',
};

export const logisticsCodeOf = (code: string): string => logisticsCodes[code] ?? code;
export const carrierOfLogistics = (logisticsCode: string): EmulatedCarrier | undefined =>
  carriers.find(({ code }) => logisticsCodes[code] === logisticsCode);
