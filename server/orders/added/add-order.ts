import type { addOrder as contract } from '@zhidan/core/orders/added/added-order-api.ts';
import { addedContent, followingNo, handNo } from '@zhidan/core/orders/added/added-order.ts';
import { tidyReceiver } from '@zhidan/core/orders/added/tidy-receiver.ts';
import { orderAdded, orderGoodsMatched } from '@zhidan/core/orders/exception-event.ts';
import { lineComponents } from '@zhidan/core/orders/line-components.ts';
import type { OrderContent, Receiver } from '@zhidan/core/orders/order-content.ts';
import { orderKinds } from '@zhidan/core/orders/order-kind.ts';
import type { OrderId } from '@zhidan/core/orders/order.ts';
import { foldCode } from '@zhidan/core/catalog/sku.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import { skuParts } from '../../catalog/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { raiseExceptions } from '../exceptions/settle-exceptions.ts';
import { saveComponents } from '../matching/matching-store.ts';
import type { StoredOrder } from '../order-store.ts';
import { recordOrders } from '../record-orders.ts';
import { orderInScope } from '../show-order.ts';
import * as store from './added-order-store.ts';
import type { NamedSku } from './added-order-store.ts';

type Ask = Asked<InputOf<typeof contract>>;

/**
 * Adds an order of the merchant's own beside those of platforms. What is sent again waits while the original has not left; what is
 * exchanged waits for the goods that come back. Its goods are known at once, so it goes on by itself.
 * @throws Refused `order.not_found` of the order that it follows, `added_order.*`, `receiver.*` of one that was typed
 */
export async function addOrder(tx: Tx, ask: Ask, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { by, now, kind, lines, memo, shipBy, reason } = ask;
  const source = await sourceOf(tx, ask, vault);
  const shopId = await shopOf(tx, ask, source);
  const skus = await skusOf(tx, ask);
  const goods = lines.flatMap(({ sku, quantity, paid }) => {
    const found = skus.get(foldCode(sku));
    return found ? [{ ...found, quantity, paid }] : [];
  });
  const buyer: OrderContent['buyer'] = source?.content.buyer ?? { openId: '', nick: '', message: '' };
  const content = addedContent({ kind, goods, receiver: receiverOf(ask, source), buyer, memo, shipBy, now });
  const orderId = newId<OrderId>(now);
  const channelOrderNo = await numberOf(tx, ask, source);
  await recordOrders(tx, { by, now, shopId, road: 'hand', entered: [{ id: orderId, channelOrderNo, content }], changed: [] }, vault);
  await store.markAdded(tx, { orderId, kind, sourceOrderId: source?.id ?? null });
  const componentCount = await saveGoods(tx, orderId, content, goods);
  await emit(tx, { by, now }, [
    orderAdded({ subjectId: orderId, payload: { kind, sourceOrderId: source?.id ?? null }, reason }),
    orderGoodsMatched({ subjectId: orderId, payload: { lineCount: content.lines.length, componentCount } }),
  ]);
  await raiseWaits(tx, ask, orderId, source);
  return { orderId, channelOrderNo };
}

async function sourceOf(tx: Tx, { by, kind, sourceOrderId }: Ask, vault: Vault): Promise<StoredOrder | null> {
  if (sourceOrderId !== null) return orderInScope(tx, { by, orderId: sourceOrderId }, vault);
  if (kind !== 'manual') throw new Refused('added_order.needs_source', { kind: orderKinds[kind][by.language] });
  return null;
}

async function shopOf(tx: Tx, { by, shopId: asked }: Ask, source: StoredOrder | null): Promise<string> {
  const shopId = source?.shopId ?? asked;
  if (shopId === null) throw new Refused('added_order.needs_shop');
  const isMine = by.shops === 'all' || by.shops.includes(shopId);
  if (!isMine || !(await store.isShop(tx, shopId))) throw new Refused('added_order.no_such_shop', { shopId });
  return shopId;
}

async function skusOf(tx: Tx, { lines }: Ask): Promise<ReadonlyMap<string, NamedSku>> {
  const found = await store.skusByCode(
    tx,
    lines.map(({ sku }) => foldCode(sku)),
  );
  const skus = new Map(found.map((sku) => [sku.foldedCode, sku]));
  const unknown = lines.filter(({ sku }) => !skus.has(foldCode(sku))).map(({ sku }) => sku);
  if (unknown.length > 0) throw new Refused('added_order.unknown_sku', { codes: [...new Set(unknown)].join('、') });
  return skus;
}

/** The same receiver as the order it follows, ciphers and all, unless another was typed. */
function receiverOf({ receiver }: Ask, source: StoredOrder | null): Receiver {
  if (receiver === null) {
    if (!source) throw new Refused('added_order.needs_receiver');
    return source.content.receiver;
  }
  const tidy = orRefuse(tidyReceiver(receiver));
  const { name, phone, province, city, district, town, detail } = tidy;
  const mergeKey = ['hand', name, phone, province, city, district, town, detail].join('|');
  return { kind: 'plain', ...tidy, postcode: '', ciphers: {}, mergeKey };
}

async function numberOf(tx: Tx, { kind }: Ask, source: StoredOrder | null): Promise<string> {
  if (!source) return handNo(await store.nextHandNo(tx));
  return followingNo(source.channelOrderNo, kind, (await store.followersForUpdate(tx, source.id, kind)) + 1);
}

/** The SKUs that its lines are shipped as: named by people, so no listing stands between. */
async function saveGoods(tx: Tx, orderId: OrderId, content: OrderContent, goods: readonly NamedSku[]): Promise<number> {
  const parts = await skuParts(
    tx,
    goods.map(({ id }) => id),
  );
  const components = content.lines.flatMap((line, index) => {
    const sku = goods[index];
    return sku
      ? lineComponents(line, parts.get(sku.id) ?? []).map((component) => ({
          ...component,
          orderId,
          lineNo: line.lineNo,
          listingId: null,
          matchedSkuId: sku.id,
        }))
      : [];
  });
  await saveComponents(tx, [], components);
  return components.length;
}

async function raiseWaits(tx: Tx, { by, now, kind }: Ask, orderId: OrderId, source: StoredOrder | null): Promise<void> {
  if (!source) return;
  const detail = { orderNo: source.channelOrderNo };
  if (kind === 'exchange') await raiseExceptions(tx, { by, now }, [{ orderId, kind: 'after_sale_waiting', detail }]);
  if (kind === 'resend' && !(await store.hasLeft(tx, source.id)))
    await raiseExceptions(tx, { by, now }, [{ orderId, kind: 'source_unshipped', detail }]);
}
