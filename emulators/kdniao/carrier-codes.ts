import { carriers, type EmulatedCarrier } from '../world/parcels/carrier-fixture.ts';

/** `ShipperCode` where it is not the carrier's code in this world. Spec: logistics §10.1. */
const otherCodes: Readonly<Record<string, string>> = { YUNDA: 'YD', DBKD: 'DBL', POSTB: 'YZPY' };

export const shipperOf = (code: string): string => otherCodes[code] ?? code;
export const carrierOfShipper = (shipperCode: string): EmulatedCarrier | undefined =>
  carriers.find(({ code }) => shipperOf(code) === shipperCode);
