import type { SkuId } from '../../catalog/sku.ts';
import type { Id } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Fen } from '../../kernel/money.ts';
import type { StockReference } from '../../inventory/stock.ts';
import type { WarehouseId } from '../../inventory/warehouse.ts';
import type { CarrierCode } from '../carrier.ts';
import type { ServiceId, CarrierService } from '../carrier-offer.ts';
import type { FeeTableId } from '../fee/fee-table.ts';
import type { Freight } from '../fee/freight.ts';
import type { Place } from '../region/region.ts';
import type { Notice, Rejection, RejectionCode } from './rejection.ts';
import type { ScorePart } from './routing-weights.ts';

export type RouteId = Id<'RouteId'>;

/** Where a parcel goes, as far as it is known in plain text; masked parts match no keyword. */
export type RouteReceiver = Place & Readonly<{ town: string; detail: string }>;

/** What has to be sent for a reference, per piece. */
export type RouteLine = Readonly<{ skuId: SkuId; quantity: number; weightGram: number | null; volumeMl: number | null }>;

/** A document whose goods want a warehouse and a carrier. */
export type RouteAsk = Readonly<{
  reference: StockReference;
  shopId: Id<'ShopId'>;
  channel: string;
  receiver: RouteReceiver;
  lines: readonly RouteLine[];
  /** by the platform: comes before everything */
  imposedCarrier: CarrierCode | null;
  /** by a rule or by hand */
  imposedWarehouseId: WarehouseId | null;
  /** by a rule or by hand; an imposed one comes before it */
  ruledCarrier: CarrierCode | null;
  /** those that refused to give a number */
  excludedCarriers: readonly CarrierCode[];
  shipBy: Instant | null;
  paidFen: Fen;
}>;

/** What a warehouse could send of a document that no warehouse can send whole. */
export type Coverable = Readonly<{ warehouseId: WarehouseId; lines: readonly Readonly<{ skuId: SkuId; quantity: number }>[] }>;

/** What a candidate comes to. Parts from 0 to 10,000; `total` is their weighted sum. */
export type Score = Readonly<{ total: number; parts: Readonly<Record<ScorePart, number>> }>;

/** A warehouse with a carrier, why it cannot be taken or how good it is. `carrier` null: the warehouse has none. */
export type RouteCandidate = Readonly<{
  warehouseId: WarehouseId;
  carrier: CarrierCode | null;
  service: CarrierService | null;
  serviceId: ServiceId | null;
  rejections: readonly Rejection[];
  notices: readonly Notice[];
  /** the day it would leave */
  shipsOn: LocalDate | null;
  freight: (Freight & Readonly<{ tableId: FeeTableId; version: number }>) | null;
  /** freight, packaging and what being late is expected to cost; null while the freight is not known */
  cost: Fen | null;
  etaDays: number | null;
  score: Score | null;
}>;

export type ChosenRoute = Readonly<{
  warehouseId: WarehouseId;
  carrier: CarrierCode;
  /** the carrier's own product; empty for its usual one, as fulfillment orders keep it */
  service: CarrierService | '';
  /** null: no fee table is in force */
  freightFen: Fen | null;
  billedWeightGram: number;
  /** days until the door at most, from now; null: no fee table is in force */
  etaDays: number | null;
  shipsOn: LocalDate;
}>;

/** What was decided for a document. Without a route `because` says why, the most telling reason first. */
export type RouteOutcome = Readonly<{
  reference: StockReference;
  routeId: RouteId;
  chosen: ChosenRoute | null;
  because: readonly RejectionCode[];
  coverable: Coverable | null;
}>;
