import { listingKey, type SeenGoods } from '@zhidan/core/catalog/listing.ts';
import { orderGoodsMatched } from '@zhidan/core/orders/exception-event.ts';
import { goodsExceptionKinds, goodsExceptions } from '@zhidan/core/orders/goods-exceptions.ts';
import { lineComponents } from '@zhidan/core/orders/line-components.ts';
import { standsIn } from '@zhidan/core/orders/order-exception.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import { keyOf, seeListings, settleWaits, skuParts, type SeenListing, type SkuPart } from '../../catalog/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { settleExceptions } from '../exceptions/settle-exceptions.ts';
import * as store from './matching-store.ts';
import type { LineToMatch, OrderToMatch, StoredComponent } from './matching-store.ts';

/** A line with its listing, and the components it should have; none when its listing has no SKU. */
type MatchedLine = Readonly<{ line: LineToMatch; listing: SeenListing; components: readonly StoredComponent[] }>;

/** An order with its lines as they should be. */
type MatchedOrder = Readonly<{
  order: OrderToMatch;
  lines: readonly MatchedLine[];
  stored: ReadonlyMap<string, readonly StoredComponent[]>;
}>;

/**
 * Brings orders' goods in line with the catalog: learns their listings, works out the SKUs to be shipped, and says which lines
 * wait for a match. Asks only what is there now, so doing it twice, or for news that came late, does no harm. An order that is
 * shipped or closed keeps the components it has. A constant number of statements for any number of orders.
 */
export async function matchOrders(tx: Tx, by: Pick<Asked, 'by' | 'now'>, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  const orders = await matchedOrders(tx, by, orderIds);
  const ids = orders.map(({ order }) => order.id);
  const changed = orders.flatMap(changedLines);
  await store.saveComponents(
    tx,
    changed.map(({ line, isNew }) => ({ ...line, isNew })),
    changed.flatMap(({ components }) => components),
  );
  await settleWaits(
    tx,
    ids,
    orders.flatMap(({ order, lines }) =>
      unmatchedOf(order, lines).map(({ line, listing }) => ({ orderId: order.id, lineNo: line.lineNo, listingId: listing.listingId })),
    ),
  );
  const found = orders.flatMap(({ order, lines }) =>
    goodsExceptions({
      orderId: order.id,
      status: order.status,
      discrepancies: order.discrepancies,
      isGoodsUnknown: order.isGoodsUnknown,
      parts: order.parts,
      unmatched: unmatchedOf(order, lines).map(({ line }) => line),
    }),
  );
  await settleExceptions(tx, by, { orderIds: ids, kinds: goodsExceptionKinds, found });
  const touched = new Set(changed.map(({ line }) => line.orderId));
  await emit(tx, by, orders.filter(({ order }) => touched.has(order.id)).flatMap(matchedNews));
}

async function matchedOrders(tx: Tx, by: Pick<Asked, 'by' | 'now'>, orderIds: readonly string[]): Promise<readonly MatchedOrder[]> {
  const orders = await store.ordersToMatch(tx, orderIds);
  const ids = orders.map(({ id }) => id);
  const told = orders.filter(({ isGoodsUnknown }) => !isGoodsUnknown).map(({ id }) => id);
  const linesByOrder = Map.groupBy(await store.linesToMatch(tx, told), ({ orderId }) => orderId);
  const goods = orders.flatMap((order) => (linesByOrder.get(order.id) ?? []).map((line) => goodsOf(order, line)));
  const listings = await seeListings(tx, by, goods);
  const parts = await skuParts(
    tx,
    [...listings.values()].flatMap(({ skuId }) => skuId ?? []),
  );
  const storedByOrder = Map.groupBy(await store.componentsOfOrders(tx, ids), ({ orderId }) => orderId);
  return orders.map((order) => ({
    order,
    stored: Map.groupBy(storedByOrder.get(order.id) ?? [], ({ lineNo }) => lineNo),
    lines: (linesByOrder.get(order.id) ?? []).flatMap((line) => {
      const listing = listings.get(keyOf(goodsOf(order, line)));
      return listing ? [{ line, listing, components: componentsFor(line, listing, parts) }] : [];
    }),
  }));
}

function goodsOf({ shopId, orderedAt }: OrderToMatch, line: LineToMatch): SeenGoods {
  const { title, specification, merchantCode, barcode, pictureUrl } = line;
  return { shopId, ...listingKey(line), title, specification, merchantCode, barcode, pictureUrl, at: orderedAt };
}

function componentsFor(
  line: LineToMatch,
  { listingId, skuId }: SeenListing,
  parts: ReadonlyMap<string, readonly SkuPart[]>,
): StoredComponent[] {
  if (skuId === null) return [];
  const { orderId, lineNo } = line;
  return lineComponents(line, parts.get(skuId) ?? []).map((component) => ({
    ...component,
    orderId,
    lineNo,
    listingId,
    matchedSkuId: skuId,
  }));
}

/** Whether an order is still to be shipped, so that its goods follow the catalog. */
const isWaiting = ({ status }: OrderToMatch): boolean => standsIn('goods_unmatched', status);

/** Lines that hold their order up. */
function unmatchedOf(order: OrderToMatch, lines: readonly MatchedLine[]): readonly MatchedLine[] {
  return isWaiting(order) ? lines.filter(({ components }) => components.length === 0) : [];
}

/** Lines whose components are not what they should be; a closed order's only where it has none yet. */
function changedLines({ order, lines, stored }: MatchedOrder) {
  return lines.flatMap(({ line, components }) => {
    const before = stored.get(line.lineNo) ?? [];
    const isNew = before.length === 0;
    const isNamed = before.some(({ listingId }) => listingId === null); // people put other goods in its place
    const mayChange = isNew || (isWaiting(order) && !isNamed);
    return mayChange && !isSame(before, components) ? [{ line, components, isNew }] : [];
  });
}

function isSame(before: readonly StoredComponent[], next: readonly StoredComponent[]): boolean {
  return before.length === next.length && before.every((component, index) => textOf(component) === textOf(next[index]));
}

function textOf(component: StoredComponent | undefined): string {
  if (!component) return '';
  const { skuId, matchedSkuId, listingId, quantity, amounts } = component;
  const { list, merchantDiscount, platformDiscount, otherDiscount, postage, paid, receivable } = amounts;
  const money = [list, merchantDiscount, platformDiscount, otherDiscount, postage, paid, receivable];
  return [skuId, matchedSkuId, listingId, quantity, ...money].join(' ');
}

/** What is to be shipped is known now, or known anew; nothing to tell of an order that is closed or still waits for a match. */
function matchedNews({ order, lines }: MatchedOrder): readonly Happened[] {
  if (!isWaiting(order) || order.isGoodsUnknown || unmatchedOf(order, lines).length > 0) return [];
  const componentCount = lines.reduce((sum, { components }) => sum + components.length, 0);
  return [orderGoodsMatched({ subjectId: order.id, payload: { lineCount: lines.length, componentCount } })];
}
