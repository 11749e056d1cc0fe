import { fen } from '@zhidan/core/kernel/money.ts';
import { jsonNumber } from '../world/json-number.ts';
import type { Goods } from '../world/trade.ts';
import { failed, invalid, missing } from './douyin-error.ts';
import {
  forShop,
  isTrue,
  numberOf,
  recordsOf,
  textOf,
  type DouyinMethod,
  type DouyinObject,
  type Params,
  type ShopCall,
} from './method.ts';
import { productIdOf, skuIdOf } from './native-number.ts';
import { neverTwice } from './once.ts';
import { specOf } from './order-document.ts';

export const goodsMethods: Readonly<Record<string, DouyinMethod>> = {
  'product.listV2': forShop(['page', 'size'], (call) => {
    const page = numberOf(call.params, 'page', { fallback: 1, least: 1, most: 100_000 });
    const size = numberOf(call.params, 'size', { fallback: 10, least: 1, most: 100 });
    const all = products(call);
    return { page, size, total: all.length, data: all.slice((page - 1) * size, page * size).map((skus) => productDocument(skus, false)) };
  }),
  'product.detail': forShop([], (call) => productDocument(productOf(call), true)),
  'sku.list': forShop(['product_id'], (call) => productOf(call).map(skuDocument)),
  'sku.detail': forShop([], (call) => skuDocument(skuOf(call, call.params))),
  'sku.stockNum': forShop([], (call) => {
    const goods = skuOf(call, call.params);
    return { sku_id: Number(skuIdOf(goods)), stock_num: goods.stock, sku_type: 0 };
  }),
  'sku.syncStock': forShop(['stock_num'], (call) => {
    const goods = skuOf(call, call.params);
    const isAdded = isTrue(call.params, 'incremental');
    if (isAdded && textOf(call.params, 'idempotent_id') === '') throw missing('idempotent_id');
    const stock = stockAfter(goods, call.params, isAdded);
    neverTwice(call, 'idempotent_id');
    call.world.changeGoods(call.shop.seq, goods.skuSeq, { stock });
    return {};
  }),
  'sku.syncStockBatch': forShop(['product_id', 'sku_sync_list'], (call) => {
    const isAdded = isTrue(call.params, 'incremental');
    if (isAdded && textOf(call.params, 'idempotent_id') === '') throw missing('idempotent_id');
    // all or nothing: every row is read before the first is written
    const changes = recordsOf(call.params, 'sku_sync_list').map((row) => {
      const goods = skuOf(call, row);
      return { goods, stock: stockAfter(goods, row, isAdded) };
    });
    neverTwice(call, 'idempotent_id');
    for (const { goods, stock } of changes) call.world.changeGoods(call.shop.seq, goods.skuSeq, { stock });
    return {};
  }),
  'sku.editPrice': forShop(['product_id', 'price'], (call) => {
    const price = fen(numberOf(call.params, 'price', { fallback: 0, least: 1, most: 100_000_000 }));
    call.world.changeGoods(call.shop.seq, skuOf(call, call.params).skuSeq, { price });
    return {};
  }),
};

const products = (call: ShopCall): Goods[][] => [...Map.groupBy(call.world.goods(call.shop.seq), ({ productSeq }) => productSeq).values()];

function productOf(call: ShopCall): Goods[] {
  const [productId, outerId] = [textOf(call.params, 'product_id'), textOf(call.params, 'out_product_id')];
  const found = products(call).find(([first]) => first && (productId ? productIdOf(first) === productId : first.productCode === outerId));
  if (!found) throw failed('2030001', '商品不存在');
  return found;
}

/** By sku_id, or by the merchant's code. */
function skuOf(call: ShopCall, params: Params): Goods {
  const skuId = textOf(params, 'sku_id');
  const code = textOf(params, 'code') || textOf(params, 'out_sku_id');
  const found = call.world
    .goods(call.shop.seq)
    .find((goods) => (skuId ? skuIdOf(goods) === skuId : code !== '' && goods.merchantCode === code));
  if (!found) throw failed('2030002', 'SKU 不存在');
  return found;
}

function stockAfter(goods: Goods, params: Params, isAdded: boolean): number {
  const given = numberOf(params, 'stock_num', { fallback: 0, least: -1_000_000, most: 100_000_000 });
  const stock = isAdded ? goods.stock + given : given;
  if (stock < 0) throw invalid('stock_num', '库存不能小于0');
  return stock;
}

function productDocument(skus: readonly Goods[], withSkus: boolean): DouyinObject {
  const [first] = skus;
  if (!first) return {};
  return {
    product_id: jsonNumber(productIdOf(first)),
    product_id_str: productIdOf(first),
    out_product_id: first.productCode,
    name: first.title,
    status: 0,
    check_status: 3,
    img: `https://p3.ecombdimg.example/${first.productCode.toLowerCase()}.jpg`,
    discount_price: first.price,
    market_price: first.price,
    ...(withSkus && { spec_prices: skus.map(skuDocument) }),
  };
}

const skuDocument = (goods: Goods): DouyinObject => ({
  id: Number(skuIdOf(goods)),
  sku_id: Number(skuIdOf(goods)),
  product_id: jsonNumber(productIdOf(goods)),
  product_id_str: productIdOf(goods),
  code: goods.merchantCode,
  out_sku_id: goods.merchantCode,
  supplier_id: '',
  barcodes: [goods.barcode],
  price: goods.price,
  stock_num: goods.stock,
  sku_type: 0,
  sell_properties: specOf(goods.specification).map(({ name, value }) => ({ property_name: name, value_name: value })),
});
