import type { WarehouseId } from '../../inventory/warehouse.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Fen } from '../../kernel/money.ts';
import type { CarrierCode } from '../carrier.ts';
import type { CarrierService, ServiceId } from '../carrier-offer.ts';
import type { FeeTableId } from '../fee/fee-table.ts';
import type { Freight } from '../fee/freight.ts';
import type { Notice, Rejection } from './rejection.ts';
import type { RouteCandidate } from './route.ts';
import type { RoutingWeights, ScorePart } from './routing-weights.ts';

type PackedFreight = readonly [
  table: number,
  group: string,
  fee: number,
  billedWeightGram: number,
  counted: Freight['counted'],
  base: number,
  steps: number,
  stepFee: number,
  surcharge: number,
  limited: Freight['limited'],
  fewestDays: number,
  mostDays: number,
];

type PackedOffer = readonly [warehouse: number, serviceId: ServiceId | null, carrier: CarrierCode | null, service: CarrierService | null];

type PackedCandidate = readonly [
  offer: PackedOffer,
  shipsOn: LocalDate | null,
  freight: PackedFreight | null,
  cost: number | null,
  etaDays: number | null,
  score: readonly number[] | null,
  rejections: readonly Rejection[],
  notices: readonly Notice[],
];

/**
 * Candidates as they are stored: by place instead of by name, each id once. There are ten of them an order and they are written a
 * thousand times as often as they are read; by name they take four times the room and the time.
 */
export type PackedCandidates = Readonly<{
  warehouses: readonly WarehouseId[];
  tables: readonly (readonly [id: FeeTableId, version: number])[];
  candidates: readonly PackedCandidate[];
}>;

/** In the order of the packed score, behind the total. */
const parts = ['cost', 'eta', 'reliability', 'stock', 'quota'] as const satisfies readonly ScorePart[];

export function packCandidates(candidates: readonly RouteCandidate[]): PackedCandidates {
  const warehouses = [...new Set(candidates.map(({ warehouseId }) => warehouseId))];
  const tables = [...new Map(candidates.flatMap(({ freight }) => (freight ? [[freight.tableId, freight.version] as const] : [])))];
  const tableAt = new Map(tables.map(([id], index) => [id, index]));
  return {
    warehouses,
    tables,
    candidates: candidates.map(
      ({ warehouseId, serviceId, carrier, service, shipsOn, freight, cost, etaDays, score, rejections, notices }) => [
        [warehouses.indexOf(warehouseId), serviceId, carrier, service],
        shipsOn,
        freight && packFreight(freight, tableAt.get(freight.tableId) ?? -1),
        cost,
        etaDays,
        score && [score.total, ...parts.map((part) => score.parts[part])],
        rejections,
        notices,
      ],
    ),
  };
}

function packFreight(freight: Freight, table: number): PackedFreight {
  const { group, fee, billedWeightGram, counted, base, steps, stepFee, surcharge, limited, etaDays } = freight;
  return [table, group, fee, billedWeightGram, counted, base, steps, stepFee, surcharge, limited, ...etaDays];
}

export function unpackCandidates({ warehouses, tables, candidates }: PackedCandidates): readonly RouteCandidate[] {
  return candidates.map(([[warehouse, serviceId, carrier, service], shipsOn, freight, cost, etaDays, score, rejections, notices]) => ({
    warehouseId: warehouses[warehouse] as WarehouseId, // written by packCandidates: each number has its id
    carrier,
    service,
    serviceId,
    rejections,
    notices,
    shipsOn,
    freight: freight && unpackFreight(freight, tables),
    cost: cost as Fen | null,
    etaDays,
    score: score && { total: score[0] ?? 0, parts: unpackParts(score) },
  }));
}

function unpackFreight(packed: PackedFreight, tables: PackedCandidates['tables']): RouteCandidate['freight'] {
  const [table, group, fee, billedWeightGram, counted, base, steps, stepFee, surcharge, limited, fewest, most] = packed;
  const [tableId, version] = tables[table] ?? [];
  if (tableId === undefined || version === undefined) return null;
  const money = { fee: fee as Fen, base: base as Fen, stepFee: stepFee as Fen, surcharge: surcharge as Fen };
  return { group, ...money, billedWeightGram, counted, steps, limited, etaDays: [fewest, most], tableId, version };
}

function unpackParts(score: readonly number[]): Readonly<Record<ScorePart, number>> {
  const [, cost = 0, eta = 0, reliability = 0, stock = 0, quota = 0] = score;
  return { cost, eta, reliability, stock, quota };
}

/** `50,20,15,10,5,500`: the weights that a route was chosen by, the late penalty last. */
export function packWeights(weights: RoutingWeights): string {
  return [...parts.map((part) => weights[part]), weights.latePenalty].join(',');
}

export function unpackWeights(packed: string): RoutingWeights {
  const [cost = 0, eta = 0, reliability = 0, stock = 0, quota = 0, latePenalty = 0] = packed.split(',').map(Number);
  return { cost, eta, reliability, stock, quota, latePenalty: latePenalty as Fen };
}
