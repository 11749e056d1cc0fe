import { carriers, type EmulatedCarrier } from './carrier-fixture.ts';

/** What numbers of a carrier look like nowadays. Spec: logistics §10.3 (unverified there); they overlap. */
const shapes: Readonly<Record<string, RegExp>> = {
  SF: /^SF\d{13}$|^\d{12}$/u,
  YTO: /^YT\d{13}$/u,
  ZTO: /^7[2-9]\d{12}$|^ZT\d{12,13}$/u,
  STO: /^77\d{13}$|^7[35]\d{13}$/u,
  YUNDA: /^4[2-9]\d{13}$|^31\d{13}$|^\d{13}$/u,
  JTSD: /^JT\d{13}$/u,
  JD: /^JD[A-Z0-9]{11,15}$/u,
  DBKD: /^DPK\d{12}$/u,
  EMS: /^1[0-3]\d{11}$|^[A-Z]{2}\d{9}CN$/u,
  POSTB: /^9[68-9]\d{11}$/u,
};

/** Carriers whose numbers look like this one. */
export const carriersLike = (waybillNo: string): readonly EmulatedCarrier[] => carriers.filter(({ code }) => shapes[code]?.test(waybillNo));
