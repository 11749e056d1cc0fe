import { fen, type Fen } from '../kernel/money.ts';
import type { JudgedOrder } from '../orders/order-field.ts';
import type { OrderLine } from '../orders/order-content.ts';
import type { BlacklistKind } from './blacklist.ts';
import type { AuditedLine, AuditSubject, OrderKind, StockCover } from './audit-subject.ts';
import { anomalyOf, pricePercentOf, type PriceNorm } from './price-norm.ts';

/** A component of a line with what catalog and shelf know. Null: not known. */
export type PartFacts = Readonly<{
  lineNo: string;
  skuId: string;
  quantity: number;
  costFen: number | null;
  componentFloorFen: number | null;
  weightGram: number | null;
  volumeMm3: number | null;
  lengthMm: number | null;
  widthMm: number | null;
  heightMm: number | null;
  available: number;
  category: string;
  brand: string;
  isBundle: boolean;
  floorFen: number | null;
  norm: PriceNorm | null;
}>;

/** What buyer and receiver did besides. */
export type PeopleFacts = Readonly<{
  isBuyerKnown: boolean;
  orderCount90Days: number;
  spent90DaysFen: number;
  paidCount90Days: number;
  refundedCount90Days: number;
  hasOrderedBefore: boolean;
  sameSkuCount: number;
  isReceiverKnown: boolean;
  unpaidCount: number;
  waitingCount: number;
}>;

/** How a parcel would leave, as far as that is decided. `carrier` is empty while it is not. */
export type ParcelChoice = Readonly<{ carrier: string; freightFen: number | null; isReserved: boolean }>;

/** All that was looked up of one order. */
export type FoundSubject = Readonly<{
  order: JudgedOrder;
  kind: string;
  tags: readonly string[];
  blockingExceptions: readonly string[];
  parts: readonly PartFacts[];
  people: PeopleFacts;
  blacklisted: readonly BlacklistKind[];
  parcel: ParcelChoice | null;
  area: AuditSubject['area'];
}>;

/** By volume a parcel weighs a gram for each 6,000 mm³: what most couriers reckon by. */
const mm3PerGram = 6_000;

/** From here on couriers call a parcel oversize: its longest side, or the three sides together. */
const longestSideMm = 1_500;
const sidesMm = 3_000;

/** Three orders and 2,000 yuan within 90 days, net of what went back. */
const vip = { orders: 3, spentFen: 200_000 } as const;

/** Reckons what rules ask from what was looked up. */
export function reckonSubject(found: FoundSubject): AuditSubject {
  const { order, parts, people, parcel } = found;
  const byLine = Map.groupBy(parts, ({ lineNo }) => lineNo);
  const lines = Object.fromEntries(
    order.content.lines.map((line) => [line.lineNo, auditedLine(line, byLine.get(line.lineNo) ?? [], parcel)]),
  );
  return {
    order,
    kind: kindOf(found),
    tags: found.tags,
    blockingExceptions: found.blockingExceptions,
    isHoliday: null,
    money: moneyOf(found, lines),
    goods: goodsOf(parts),
    buyer: buyerOf(people, found.blacklisted),
    area: found.area,
    stock: { cover: coverOf(Object.values(lines)), isCoveredByTransit: null },
    logistics: {
      carrier: parcel?.carrier ?? '',
      isImposed: order.content.flags.includes('platform_delivery'),
      isReachable: parcel ? parcel.carrier !== '' : null,
    },
    merge: people.isReceiverKnown
      ? { unpaidCount: people.unpaidCount, waitingCount: people.waitingCount }
      : { unpaidCount: null, waitingCount: null },
    lines,
  };
}

const kinds: readonly OrderKind[] = ['exchange', 'resend', 'manual'];

/** Our own orders say it; of a platform's its marks do. */
function kindOf({ kind, order }: FoundSubject): OrderKind {
  const own = kinds.find((one) => one === kind);
  if (own) return own;
  const { flags } = order.content;
  if (flags.includes('exchange') || flags.includes('after_sale_replacement')) return 'exchange';
  return flags.includes('resend') ? 'resend' : 'sale';
}

function auditedLine(line: OrderLine, parts: readonly PartFacts[], parcel: ParcelChoice | null): AuditedLine {
  const [first] = parts;
  const unitFen = Math.round(line.amounts.paid / line.quantity);
  const perPiece = (sum: Fen | null): Fen | null => (sum === null ? null : fen(Math.round(sum / line.quantity)));
  const ownFloor = first?.floorFen ?? null;
  return {
    isMatched: first !== undefined,
    isBundle: first?.isBundle ?? false,
    category: first?.category ?? '',
    brand: first?.brand ?? '',
    unitPrice: fen(unitFen),
    floorPrice: ownFloor === null ? perPiece(sumOf(parts, ({ componentFloorFen }) => componentFloorFen)) : fen(ownFloor),
    cost: perPiece(sumOf(parts, ({ costFen }) => costFen)),
    pricePercent: line.isGift ? null : pricePercentOf(first?.norm ?? null, unitFen),
    stock: lineStock(parts, parcel),
  };
}

/** Pieces times a value of one, over all parts; null when there is none, or one is not known. */
function sumOf(parts: readonly PartFacts[], valueOf: (part: PartFacts) => number | null): Fen | null {
  if (parts.length === 0) return null;
  const values = parts.map((part) => ({ each: valueOf(part), quantity: part.quantity }));
  if (values.some(({ each }) => each === null)) return null;
  return fen(values.reduce((sum, { each, quantity }) => sum + (each ?? 0) * quantity, 0));
}

function lineStock(parts: readonly PartFacts[], parcel: ParcelChoice | null): StockCover | null {
  if (parts.length === 0) return null;
  if (parcel?.isReserved) return 'enough';
  const covered = parts.filter(({ available, quantity }) => available >= quantity).length;
  if (covered === parts.length) return 'enough';
  return covered === 0 && parts.every(({ available }) => available <= 0) ? 'none' : 'partial';
}

function coverOf(lines: readonly AuditedLine[]): StockCover | null {
  const stocks = lines.map(({ stock }) => stock);
  if (stocks.length === 0 || stocks.includes(null)) return null;
  const [one = null, ...others] = new Set(stocks);
  return others.length === 0 ? one : 'partial';
}

/**
 * Cost only when all of it is known. The floor price is a lower limit, so what is known of it counts: an order below that is below
 * any sum.
 */
function moneyOf({ order, parts, parcel }: FoundSubject, lines: AuditSubject['lines']): AuditSubject['money'] {
  const sold = order.content.lines.filter(({ isGift }) => !isGift);
  const floors = sold.flatMap((line) => {
    const floor = lines[line.lineNo]?.floorPrice ?? null;
    return floor === null ? [] : [floor * line.quantity];
  });
  const normOf = new Map(parts.map(({ lineNo, norm }) => [lineNo, norm]));
  const scores = sold.flatMap((line) => {
    const unitFen = Math.round(line.amounts.paid / line.quantity);
    return anomalyOf(normOf.get(line.lineNo) ?? null, { unitFen, quantity: line.quantity }) ?? [];
  });
  const isAllMatched = order.content.lines.every(({ lineNo }) => lines[lineNo]?.isMatched);
  return {
    cost: isAllMatched ? sumOf(parts, ({ costFen }) => costFen) : null,
    floor: floors.length === 0 ? null : fen(floors.reduce((sum, floor) => sum + floor, 0)),
    freight: parcel?.freightFen === undefined || parcel.freightFen === null ? null : fen(parcel.freightFen),
    anomaly: scores.length === 0 ? null : Math.max(...scores),
  };
}

function goodsOf(parts: readonly PartFacts[]): AuditSubject['goods'] {
  const weightGram = sumOf(parts, (part) => part.weightGram);
  const volumeMm3 = sumOf(parts, (part) => part.volumeMm3);
  const byVolume = volumeMm3 === null ? null : Math.ceil(volumeMm3 / mm3PerGram);
  const known = [weightGram, byVolume].filter((gram) => gram !== null);
  const sides = parts.flatMap(({ lengthMm, widthMm, heightMm }) =>
    lengthMm === null || widthMm === null || heightMm === null ? [] : [[lengthMm, widthMm, heightMm]],
  );
  return {
    weightGram,
    billedWeightGram: weightGram === null ? null : Math.max(...known),
    isOversize:
      sides.length === 0
        ? null
        : sides.some((three) => Math.max(...three) > longestSideMm || three.reduce((sum, side) => sum + side, 0) > sidesMm),
  };
}

function buyerOf(people: PeopleFacts, blacklisted: readonly BlacklistKind[]): AuditSubject['buyer'] {
  if (!people.isBuyerKnown)
    return {
      orderCount90Days: null,
      spent90Days: null,
      refundPercent: null,
      isFirstOrder: null,
      tier: '',
      blacklisted,
      sameSkuCount: null,
    };
  const { orderCount90Days, spent90DaysFen, paidCount90Days, refundedCount90Days } = people;
  return {
    orderCount90Days,
    spent90Days: fen(spent90DaysFen),
    refundPercent: paidCount90Days === 0 ? null : Math.round((refundedCount90Days * 100) / paidCount90Days),
    isFirstOrder: !people.hasOrderedBefore,
    tier: orderCount90Days >= vip.orders && spent90DaysFen >= vip.spentFen ? 'VIP' : '',
    blacklisted,
    sameSkuCount: people.sameSkuCount,
  };
}
