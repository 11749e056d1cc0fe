import { carriers, type EmulatedCarrier } from '../world/parcels/carrier-fixture.ts';

/** The service's code by the carrier's code in this world. Spec: logistics §10.1. */
const comCodes: Readonly<Record<string, string>> = {
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

export const comOf = (code: string): string => comCodes[code] ?? code.toLowerCase();
export const carrierOfCom = (com: string): EmulatedCarrier | undefined => carriers.find(({ code }) => comCodes[code] === com);
