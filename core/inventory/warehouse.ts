import type { Id } from '../kernel/id.ts';

export type WarehouseId = Id<'WarehouseId'>;

/** A place from which parcels leave. Empty texts and null: not known, or no limit. */
export type WarehouseContent = Readonly<{
  /** how sheets, scopes and people name it */
  code: string;
  name: string;
  province: string;
  city: string;
  district: string;
  detail: string;
  contactName: string;
  contactPhone: string;
  /** minutes after midnight in Shanghai: what is released later leaves the next day */
  cutoffMinute: number | null;
  /** parcels a day that it can send */
  dailyCapacity: number | null;
}>;
