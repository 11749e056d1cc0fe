import type { MerchantSettings } from '../../operations/merchant-setting.ts';

/** What the merchant allows to be merged. */
export type MergeTerms = Readonly<{
  /** waiting orders of one receiver are merged without being asked */
  isBySelf: boolean;
  crossesShops: boolean;
  needsSameCarrier: boolean;
  /** the longest time between the first and the last order of a parcel */
  windowMinutes: number;
  mostOrders: number;
  mostKilograms: number;
}>;

/** The most orders that a person may put into one parcel, whatever the settings. */
export const mostOrdersByHand = 50;

export function mergeTermsOf(settings: MerchantSettings): MergeTerms {
  return {
    isBySelf: settings.mergeBySelf,
    crossesShops: settings.mergeAcrossShops,
    needsSameCarrier: settings.mergeSameCarrier,
    windowMinutes: settings.mergeWindowHours * 60,
    mostOrders: settings.mergeMostOrders,
    mostKilograms: settings.mergeMostKilograms,
  };
}
