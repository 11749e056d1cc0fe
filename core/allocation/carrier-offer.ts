import type { BasisPoints, Fen } from '../kernel/money.ts';
import type { Id } from '../kernel/id.ts';
import type { Words } from '../kernel/words.ts';
import type { WarehouseId } from '../inventory/warehouse.ts';
import type { CarrierCode } from './carrier.ts';

export type ServiceId = Id<'ServiceId'>;

/** What of a carrier is bought; how each carrier calls it stands with its connector. */
export const carrierServices = {
  standard: { 'zh-CN': '标准', en: 'Standard' },
  express: { 'zh-CN': '特快', en: 'Express' },
  economy: { 'zh-CN': '经济', en: 'Economy' },
  next_day: { 'zh-CN': '次日达', en: 'Next day' },
  freight: { 'zh-CN': '大件', en: 'Heavy goods' },
} as const satisfies Readonly<Record<string, Words>>;

export type CarrierService = keyof typeof carrierServices;

export const carrierServiceNames = Object.keys(carrierServices) as [CarrierService, ...CarrierService[]];

/** A carrier that picks up at a warehouse, and what is agreed with it. */
export type OfferContent = Readonly<{
  warehouseId: WarehouseId;
  carrier: CarrierCode;
  service: CarrierService;
  /** parcels it takes a day; null: no limit */
  dailyCapacity: number | null;
  /** minutes after midnight in Shanghai: what is routed later leaves the next day; null: the warehouse's own */
  cutoffMinute: number | null;
  /** share of parcels that arrive in time */
  reliability: BasisPoints;
  /** share of a day's parcels that it shall have; null: none agreed */
  targetShare: BasisPoints | null;
  /** carton, bag, filling of a parcel */
  packagingFee: Fen;
}>;

export type CarrierOffer = OfferContent & Readonly<{ id: ServiceId }>;
