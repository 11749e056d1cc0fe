import { randomUUID } from 'node:crypto';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { addSku as addSkuContract } from '@zhidan/core/catalog/sku-api.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import { addSku } from '../server/catalog/skus/add-sku.ts';
import { addShop, receiveChannelOrders } from '../server/channels/index.ts';
import { onGoodsNews } from '../server/orders/matching/on-goods-news.ts';
import { inTransaction } from '../server/platform/db/in-transaction.ts';
import { applyBatch } from '../server/platform/journal/apply-batch.ts';
import { addCursors } from '../server/platform/journal/cursor.ts';
import type { Merchant } from '../server/platform/merchant.ts';
import { aChannelLine, aChannelOrder, received } from '../server/testing/test-channel-order.ts';
import { benchMerchant } from './bench-merchant.ts';
import { perSecond, type Bench } from './figure.ts';

const batchCount = 500;
const batches = 4;
const lineCount = 2;
const skuCount = 200;

/** SKUs with codes C0 …; every tenth is a bundle of two others. */
async function fillCatalog(merchant: Merchant): Promise<void> {
  const by = systemCaller('bench');
  const plain: SkuId[] = [];
  await inTransaction(merchant.db, async (tx) => {
    for (let index = 0; index < skuCount; index += 1) {
      const components = index % 10 === 9 ? plain.slice(-2).map((skuId) => ({ skuId, quantity: 1 })) : [];
      const content = addSkuContract.input.parse({ code: `C${index}`, name: `商品 ${index}`, cost: 1_000 + index, components });
      const { id } = await addSku(tx, { by, now: merchant.clock(), ...content });
      if (components.length === 0) plain.push(id);
    }
  });
}

/** Receives paid two-line orders; a share of the lines has a code that nobody knows. */
async function receiveOrders(merchant: Merchant, shopId: ShopId, unknownShare: number): Promise<void> {
  for (let batch = 0; batch < batches; batch += 1) {
    const orders = Array.from({ length: batchCount }, (_, index) => {
      const lines = [0, 1].map((position) => {
        const at = (index * 7 + position * 31) % skuCount;
        const code = at < skuCount * unknownShare ? `X${at}` : `C${at}`;
        return aChannelLine({
          lineNo: `${position}`,
          productNo: `p-${code}`,
          skuNo: '',
          merchantCode: code,
          barcode: '',
          title: `商品 ${code}`,
        });
      });
      return received(aChannelOrder({ channelOrderNo: `4176${randomUUID()}`, lines }));
    });
    const now = merchant.clock();
    const ask = { by: systemCaller('bench'), now, shopId, road: 'pull', readAt: now, orders } as const;
    await inTransaction(merchant.db, (tx) => receiveChannelOrders(tx, ask, merchant.vault));
  }
}

/** All news to its end; answers the lines a second. */
const matchAll = (merchant: Merchant) =>
  perSecond(batchCount * batches * lineCount, async () => {
    for (;;) {
      const outcome = await applyBatch(merchant, onGoodsNews, batchCount);
      if (outcome.kind === 'failed') throw outcome.error;
      if (outcome.kind === 'at the end') return;
    }
  });

export const bench: Bench = {
  async figures(house) {
    const { merchant, bare } = await benchMerchant(house, 'matching');
    const { shopId } = await inTransaction(merchant.db, (tx) =>
      addShop(
        tx,
        { by: systemCaller('bench'), now: merchant.clock(), channel: 'tmall', name: 'bench', app: { fields: {}, addresses: {} } },
        merchant.vault,
      ),
    );
    await fillCatalog(merchant);
    await inTransaction(merchant.db, (tx) => addCursors(tx, [onGoodsNews], merchant.clock()));
    await bare.query('create table bare_components (like order_components including all)');
    const matched = (unknownShare: number) => async () => {
      await receiveOrders(merchant, shopId, unknownShare);
      return matchAll(merchant);
    };
    /** The rows of the last batches once more, under new orders, into a bare copy of the table. */
    const bareRate = async (): Promise<number> => {
      const count = batchCount * batches * lineCount;
      return perSecond(count, () =>
        bare.query(
          `insert into bare_components select gen_random_uuid(), line_no, position, sku_id, listing_id, matched_sku_id, quantity,
             list_fen, merchant_discount_fen, platform_discount_fen, other_discount_fen, postage_fen, paid_fen, receivable_fen
           from order_components limit ${count}`,
        ),
      );
    };
    return [
      { name: 'matching.known_goods', unit: 'lines/s', value: matched(0), limit: bareRate },
      { name: 'matching.tenth_unknown', unit: 'lines/s', value: matched(0.1), limit: bareRate },
    ];
  },
};
