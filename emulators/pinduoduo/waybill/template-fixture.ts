import { carriers, type EmulatedCarrier } from '../../world/parcels/carrier-fixture.ts';

const firstTemplate = 2_001;
export type StandardTemplate = Readonly<{ id: number; name: string; url: string; waybillType: number }>;

/** One template a carrier: 一联单. The host is unverified; the shape follows Cainiao's. */
export const templateOf = (carrier: EmulatedCarrier): StandardTemplate => {
  const id = firstTemplate + carriers.indexOf(carrier);
  return { id, name: `${carrier.name}一联单`, url: `https://file-link.pinduoduo.com/template/standard/${id}`, waybillType: 6 };
};

/** Pinduoduo's `wp_code` is this world's code (mostly Cainiao's, unverified). */
export const carrierOfWp = (wpCode: string): EmulatedCarrier | undefined => carriers.find(({ code }) => code === wpCode);
