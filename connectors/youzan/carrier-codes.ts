import type { CarrierCodes } from '@zhidan/core/channels/carrier/carrier-codes.ts';

/** Youzan's `out_stype`. Source: youzan.md §7 (`youzan.logistics.express.get`), which names these and has more. */
export const carrierCodes: CarrierCodes = {
  STO: '1',
  YTO: '2',
  ZTO: '3',
  YUNDA: '4',
  SF: '7',
  POSTB: '8',
  EMS: '11',
};
