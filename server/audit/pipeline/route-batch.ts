import { carriers, type CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import type { RouteAsk, RouteOutcome, RouteReceiver } from '@zhidan/core/allocation/routing/route.ts';
import { judgePhases, choosing } from '@zhidan/core/audit/engine/judge-phases.ts';
import type { RuleBook } from '@zhidan/core/audit/engine/rule-book.ts';
import { withRoute } from '@zhidan/core/audit/parcel-facts.ts';
import { routeProblem, type RouteProblem } from '@zhidan/core/audit/route-problem.ts';
import { instantMs } from '@zhidan/core/kernel/instant.ts';
import type { Id } from '@zhidan/core/kernel/id.ts';
import { fen, sumFen } from '@zhidan/core/kernel/money.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import type { OrderContent } from '@zhidan/core/orders/order-content.ts';
import { routeParcels } from '../../allocation/index.ts';
import { refusedCarriers } from '../../fulfillment/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { leadOf, parcelEffects, type ParcelInHand } from './in-hand.ts';
import { warehousesByCode, type AuditedParcel } from './parcel-store.ts';

/** How a parcel leaves, or what keeps it. */
export type ParcelRoute = Readonly<{
  warehouseId: WarehouseId | null;
  carrier: CarrierCode | null;
  service: string;
  routeId: string | null;
  freightFen: number | null;
  /** a rule chose warehouse or carrier, not routing alone */
  isRuled: boolean;
  problem: RouteProblem | null;
}>;

export type RoutedParcel = ParcelInHand & Readonly<{ route: ParcelRoute }>;

/**
 * Chooses warehouse and carrier for parcels, lets the rules of the phase "carrier" speak about it, and chooses anew where one wants
 * another. What a hand has chosen whole is left alone.
 */
export async function routeBatch(
  tx: Tx,
  { by, now }: Pick<Asked, 'by' | 'now'>,
  { book, parcels }: Readonly<{ book: RuleBook; parcels: readonly ParcelInHand[] }>,
): Promise<readonly RoutedParcel[]> {
  const first = await routed(tx, { by, now }, parcels);
  const judged = first.map((one) => judgeCarrier(book, one, instantMs(now)));
  const others = judged.filter((one, index) => {
    const before = first[index];
    return before !== undefined && wishOf(before) !== wishOf(one);
  });
  if (others.length === 0) return judged;
  const again = new Map((await routed(tx, { by, now }, others)).map((one) => [one.parcel.id, one]));
  return judged.map((one) => {
    const anew = again.get(one.parcel.id);
    return anew ? { ...one, route: anew.route, orders: withRouteFacts(one, anew.route) } : one;
  });
}

function wishOf(parcel: ParcelInHand): string {
  const { carrier, warehouse } = parcelEffects(parcel);
  return `${carrier?.value ?? ''} ${warehouse?.value ?? ''}`;
}

function judgeCarrier(book: RuleBook, one: RoutedParcel, nowMs: number): RoutedParcel {
  const orders = withRouteFacts(one, one.route);
  return { ...one, orders: orders.map((order) => ({ ...order, judging: judgePhases(book, choosing, order.judging, nowMs) })) };
}

/** The freight of a parcel is shared by its orders. */
function withRouteFacts({ orders }: ParcelInHand, { carrier, freightFen, problem }: ParcelRoute): ParcelInHand['orders'] {
  const share = freightFen === null ? null : Math.round(freightFen / orders.length);
  const route = { carrier: carrier ?? '', freightFen: share, problems: problem ? [problem.kind] : [] };
  return orders.map((order) => ({
    ...order,
    judging: { ...order.judging, facts: withRoute(order.judging.facts, order.subject, route) },
  }));
}

async function routed(tx: Tx, by: Pick<Asked, 'by' | 'now'>, parcels: readonly ParcelInHand[]): Promise<readonly RoutedParcel[]> {
  const wanted = [...new Set(parcels.flatMap((one) => parcelEffects(one).warehouse?.value ?? []))];
  const warehouses = await warehousesByCode(tx, wanted);
  const ids = parcels.map(({ parcel }) => parcel.id);
  const refused = await refusedCarriers(tx, { ids, now: by.now });
  const asks = parcels.flatMap((one) => (isChosenByHand(one.parcel) ? [] : (askOf(one, { warehouses, refused }) ?? [])));
  const outcomes = new Map((await routeParcels(tx, { ...by, asks })).map((outcome) => [outcome.reference.id, outcome]));
  return parcels.map((one) => ({ ...one, route: routeOf(one, { outcome: outcomes.get(one.parcel.id), warehouses }) }));
}

function isChosenByHand({ warehouseId, warehouseBy, carrier, carrierBy }: AuditedParcel): boolean {
  return warehouseId !== null && warehouseBy === 'hand' && carrier !== null && carrierBy === 'hand';
}

type Known = Readonly<{ warehouses: ReadonlyMap<string, WarehouseId>; refused: ReadonlyMap<string, readonly CarrierCode[]> }>;

function askOf(one: ParcelInHand, { warehouses, refused }: Known): RouteAsk | null {
  const { parcel, orders } = one;
  const lead = leadOf(one);
  if (!lead) return null;
  const { warehouse, carrier } = parcelEffects(one);
  const isHand = (chooser: AuditedParcel['carrierBy']): boolean => chooser === 'hand' || chooser === 'platform';
  return {
    reference: { kind: 'fulfillment_order', id: parcel.id },
    shopId: parcel.shopId as Id<'ShopId'>,
    channel: parcel.channel,
    receiver: receiverOf(lead.stored.content),
    lines: parcel.lines.map(({ skuId, quantity, weightGram, volumeMm3 }) => ({
      skuId,
      quantity,
      weightGram,
      volumeMl: volumeMm3 === null ? null : Math.ceil(volumeMm3 / 1_000),
    })),
    imposedCarrier: parcel.carrierBy === 'platform' ? parcel.carrier : null,
    imposedWarehouseId: isHand(parcel.warehouseBy) ? parcel.warehouseId : (warehouses.get(warehouse?.value ?? '') ?? null),
    ruledCarrier: isHand(parcel.carrierBy) ? parcel.carrier : carrierOf(carrier?.value),
    excludedCarriers: refused.get(parcel.id) ?? [],
    shipBy: parcel.shipBy,
    paidFen: sumFen(orders.map(({ stored }) => stored.content.amounts.paid)),
  };
}

function carrierOf(code: string | undefined): CarrierCode | null {
  return code !== undefined && Object.hasOwn(carriers, code) ? (code as CarrierCode) : null;
}

/** What routing knows of a receiver; of a masked one the street says nothing. */
export function receiverOf({ receiver }: Pick<OrderContent, 'receiver'>): RouteReceiver {
  const { kind, province, city, district, town, detail } = receiver;
  return { province, city, district, town, detail: kind === 'plain' ? detail : '' };
}

type Found = Readonly<{ outcome: RouteOutcome | undefined; warehouses: ReadonlyMap<string, WarehouseId> }>;

function routeOf(one: ParcelInHand, { outcome, warehouses }: Found): ParcelRoute {
  const { parcel } = one;
  const { warehouse, carrier } = parcelEffects(one);
  const isRuled = warehouse !== null || carrier !== null;
  const none = { warehouseId: null, carrier: null, service: '', routeId: null, freightFen: null, isRuled };
  if (isChosenByHand(parcel))
    return { ...none, warehouseId: parcel.warehouseId, carrier: parcel.carrier, service: parcel.service, problem: null };
  if (warehouse && !warehouses.has(warehouse.value)) {
    const reason = `规则指定的仓库 ${warehouse.value} 不存在或已停用`;
    return { ...none, problem: { kind: 'no_warehouse', detail: { reason } } };
  }
  if (!outcome) return { ...none, problem: { kind: 'no_warehouse', detail: { reason: '没有收件人' } } };
  const { chosen, routeId } = outcome;
  const problem = routeProblem(outcome, { goods: shortGoods(one), area: areaOf(one) });
  if (!chosen) return { ...none, routeId, problem };
  const { warehouseId, carrier: code, service, freightFen } = chosen;
  return { warehouseId, carrier: code, service, routeId, freightFen: freightFen === null ? null : fen(freightFen), isRuled, problem };
}

/** What the shelf lacks, as people read it: codes and pieces, the first five. */
export function shortGoods({ parcel }: ParcelInHand): string {
  const sums = new Map<string, number>();
  for (const { skuCode, quantity } of parcel.lines) sums.set(skuCode, (sums.get(skuCode) ?? 0) + quantity);
  const goods = [...sums].map(([code, quantity]) => `${code}×${quantity}`);
  return goods.length > 5 ? `${goods.slice(0, 5).join('、')} …` : goods.join('、');
}

function areaOf(one: ParcelInHand): string {
  const receiver = leadOf(one)?.stored.content.receiver;
  return receiver ? `${receiver.province}${receiver.city}${receiver.district}` : '';
}
