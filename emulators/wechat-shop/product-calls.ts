import { fen } from '@zhidan/core/kernel/money.ts';
import { z } from 'zod';
import type { Goods } from '../world/trade.ts';
import { call, idSchema, type Answer, type Call, type Caller } from './call.ts';
import { productIdOf, skuIdOf } from './native-number.ts';
import { attributesOf } from './order-document.ts';
import { wechatState } from './own-state.ts';
import { WechatRefusal } from './wechat-error.ts';

const skuRef = z.object({ product_id: idSchema, sku_id: idSchema });
const stockAsk = skuRef.extend({ diff_type: z.int(), num: z.int() });

/** in one second of one SKU; the platform's figure is not published */
const mostStockCalls = 5;
/** 上架; goods of the emulated world are never off the shelf */
const listed = 5;

/** Goods and stock. Spec: wechat-shop §7. */
export const productCalls: Readonly<Record<string, Call>> = {
  'product/list/get': call(
    z.object({ status: z.int().nullish(), page_size: z.int().min(1).max(30), next_key: z.string().default('') }),
    ({ world, shop }, { status, page_size, next_key }) => {
      const ids = !status || status === listed ? [...new Set(world.goods(shop.seq).map(productIdOf))] : [];
      const start = next_key === '' ? 0 : ids.findIndex((id) => id === next_key) + 1;
      const page = ids.slice(start, start + page_size);
      return { product_ids: page, next_key: start + page.length < ids.length ? page.at(-1) : '', total_num: ids.length };
    },
  ),
  'product/get': call(z.object({ product_id: idSchema, data_type: z.int().default(1) }), (caller, { product_id }) => ({
    product: productDocument(caller, product_id),
  })),
  'product/stock/get': call(skuRef, (caller, ask) => ({ data: stockDocument(goodsOf(caller, ask)) })),
  'product/stock/batchget': call(
    z.object({ product_id: idSchema.array().optional(), sku: skuRef.array().optional() }).loose(),
    (caller, { sku = [] }) => ({
      data: sku.map((ask) => ({ ...ask, ...stockDocument(goodsOf(caller, ask)) })),
    }),
  ),
  'product/stock/update': call(stockAsk, updateStock),
  'warehouse/stock/update': call(stockAsk.extend({ out_warehouse_id: z.string().min(1) }), updateStock),
  /** the new price waits in the draft until `listing`; here it stands at once */
  'product/update': call(
    z.object({ product_id: idSchema, skus: z.array(z.object({ sku_id: idSchema, sale_price: z.int().positive() })) }),
    (caller, { product_id, skus }) => {
      for (const { sku_id, sale_price } of skus) {
        const goods = goodsOf(caller, { product_id, sku_id });
        caller.world.changeGoods(caller.shop.seq, goods.skuSeq, { price: fen(sale_price) });
      }
      return { data: { product_id } };
    },
  ),
  'product/listing': call(z.object({ product_id: idSchema }), (caller, { product_id }) => (productDocument(caller, product_id), {})),
};

/** @throws WechatRefusal 10020052 */
function goodsOf({ world, shop }: Caller, ask: z.output<typeof skuRef>): Goods {
  const goods = world.goods(shop.seq).find((each) => productIdOf(each) === ask.product_id && skuIdOf(each) === ask.sku_id);
  if (!goods) throw new WechatRefusal(10020052, `product_id ${ask.product_id} sku_id ${ask.sku_id}`);
  return goods;
}

function updateStock(caller: Caller, ask: z.output<typeof stockAsk>): Answer {
  const goods = goodsOf(caller, ask);
  const stock = { 1: goods.stock + ask.num, 2: goods.stock - ask.num, 3: ask.num }[ask.diff_type];
  if (stock === undefined) throw new WechatRefusal(10020055, `diff_type ${ask.diff_type}`);
  if (ask.num < 0) throw new WechatRefusal(10020055, `num ${ask.num}`);
  if (ask.num === 0 && ask.diff_type !== 3) throw new WechatRefusal(10020218);
  if (stock < 0) throw new WechatRefusal(10020219, `num ${ask.num}`);
  noteStockCall(caller, goods);
  caller.world.changeGoods(caller.shop.seq, goods.skuSeq, { stock });
  return {};
}

function noteStockCall({ world }: Caller, goods: Goods): void {
  const { stockCalls } = wechatState(world);
  const recent = (stockCalls.get(skuIdOf(goods)) ?? []).filter((ms) => ms > world.nowMs() - 1_000);
  if (recent.length >= mostStockCalls) throw new WechatRefusal(10020112);
  stockCalls.set(skuIdOf(goods), [...recent, world.nowMs()]);
}

const stockDocument = ({ stock }: Goods): Answer => ({
  normal_stock_num: stock,
  limited_discount_stock_num: 0,
  warehouse_stocks: [],
  total_stock_num: stock,
});

function productDocument({ world, shop }: Caller, productId: string): Answer {
  const skus = world.goods(shop.seq).filter((goods) => productIdOf(goods) === productId);
  const [first] = skus;
  if (!first) throw new WechatRefusal(10020052, `product_id ${productId}`);
  return {
    product_id: productId,
    out_product_id: first.productCode,
    title: first.title,
    status: listed,
    edit_status: 4,
    min_price: Math.min(...skus.map(({ price }) => price)),
    skus: skus.map((goods) => ({
      sku_id: skuIdOf(goods),
      out_sku_id: goods.merchantCode,
      sku_code: goods.merchantCode,
      bar_code: goods.barcode,
      sale_price: goods.price,
      stock_num: goods.stock,
      status: listed,
      sku_attrs: attributesOf(goods.specification),
    })),
  };
}
