import { fenToYuan, yuanToFen, type Fen } from '@zhidan/core/kernel/money.ts';
import { beijingText } from '../world/beijing-time.ts';
import type { Goods } from '../world/trade.ts';
import { recordsOf } from './json-param.ts';
import { forShop, numberOf, pageOf, textOf, type ShopCall, type TopMethod } from './method.ts';
import { itemIdOf, skuIdOf } from './native-number.ts';
import { invalid, rejected } from './top-error.ts';
import type { TopObject } from './trade-document.ts';

export const itemMethods: Readonly<Record<string, TopMethod>> = {
  'taobao.items.onsale.get': forShop(['fields'], (call) => {
    const page = pageOf(call, products(call), 200);
    return { items: { item: page.rows.map((skus) => itemDocument(call, skus, false)) }, ...page.count };
  }),
  'taobao.items.inventory.get': forShop(['fields'], () => ({ items: { item: [] }, total_results: 0 })),
  'taobao.item.seller.get': forShop(['fields', 'num_iid'], (call) => ({ item: itemDocument(call, productOf(call), true) })),
  'taobao.items.seller.list.get': forShop(['fields', 'num_iids'], (call) => {
    const ids = textOf(call, 'num_iids').split(',');
    if (ids.length > 20) throw invalid('num_iids', '最多20个');
    return {
      items: {
        item: products(call)
          .filter((skus) => ids.includes(idOf(skus)))
          .map((skus) => itemDocument(call, skus, true)),
      },
    };
  }),
  'taobao.item.skus.get': forShop(['fields', 'num_iids'], (call) => {
    const ids = textOf(call, 'num_iids').split(',');
    if (ids.length > 40) throw invalid('num_iids', '最多40个');
    return {
      skus: {
        sku: products(call)
          .filter((skus) => ids.includes(idOf(skus)))
          .flatMap((skus) => skus.flatMap((goods) => skuDocument(call, goods))),
      },
    };
  }),
  'taobao.skus.custom.get': forShop(['fields', 'outer_id'], (call) => ({
    skus: {
      sku: call.world
        .goods(call.shop.seq)
        .filter(({ merchantCode }) => merchantCode === textOf(call, 'outer_id'))
        .flatMap((goods) => skuDocument(call, goods)),
    },
  })),
  'taobao.item.quantity.update': forShop(['num_iid', 'quantity'], (call) => {
    const sku = goodsOf(call, { skuId: textOf(call, 'sku_id'), outerId: textOf(call, 'outer_id') });
    setStock(call, sku, numberOf(call, 'quantity', { fallback: 0, least: -1_000_000, most: 100_000_000 }));
    return { item: { num_iid: Number(itemIdOf(sku)), modified: beijingText(call.world.nowMs()) } };
  }),
  'taobao.skus.quantity.update': forShop(['num_iid'], (call) => {
    const byId = pairs(textOf(call, 'skuid_quantities')).map(
      ([skuId, quantity]) => [goodsOf(call, { skuId, outerId: '' }), quantity] as const,
    );
    const byOuter = pairs(textOf(call, 'outerid_quantities')).map(
      ([outerId, quantity]) => [goodsOf(call, { skuId: '', outerId }), quantity] as const,
    );
    const all = [...byId, ...byOuter];
    if (all.length === 0 || all.length > 20) throw invalid('skuid_quantities', '数量应为 1 到 20');
    for (const [goods, quantity] of all) setStock(call, goods, quantity);
    return { item: { num_iid: Number(textOf(call, 'num_iid')), modified: beijingText(call.world.nowMs()) } };
  }),
  'tmall.item.quantity.update': forShop(['item_id'], (call) => {
    const skus = recordsOf(call, 'sku_quantities');
    for (const sku of skus) setStock(call, goodsOf(call, { skuId: String(sku['sku_id'] ?? ''), outerId: '' }), Number(sku['quantity']));
    return { quantity_update_result: textOf(call, 'item_id') };
  }),
  'taobao.item.sku.price.update': forShop(['num_iid', 'price'], (call) => {
    const goods = goodsOf(call, { skuId: textOf(call, 'sku_id'), outerId: textOf(call, 'outer_id') });
    call.world.changeGoods(call.shop.seq, goods.skuSeq, { price: priceOf(textOf(call, 'price')) });
    return { sku: { sku_id: skuIdOf(goods) ?? '', price: textOf(call, 'price'), modified: beijingText(call.world.nowMs()) } };
  }),
  'tmall.item.price.update': forShop(['item_id'], (call) => {
    for (const sku of recordsOf(call, 'sku_prices')) {
      const goods = goodsOf(call, { skuId: String(sku['sku_id'] ?? ''), outerId: '' });
      call.world.changeGoods(call.shop.seq, goods.skuSeq, { price: priceOf(String(sku['price'])) });
    }
    return { price_update_result: textOf(call, 'item_id') };
  }),
};

/** SKUs by product, in the order of the shop. */
const products = (call: ShopCall): Goods[][] => [...Map.groupBy(call.world.goods(call.shop.seq), ({ productSeq }) => productSeq).values()];
const idOf = ([first]: readonly Goods[]): string => (first ? itemIdOf(first) : '');

function productOf(call: ShopCall): Goods[] {
  const skus = products(call).find((each) => idOf(each) === textOf(call, 'num_iid'));
  if (!skus) throw rejected('isv.item-not-exist', '商品不存在');
  return skus;
}

/** The SKU of the item the call names; without a SKU the item has one form only. */
function goodsOf(call: ShopCall, by: Readonly<{ skuId: string; outerId: string }>): Goods {
  const itemId = textOf(call, 'num_iid') || textOf(call, 'item_id');
  const skus = products(call).find((each) => idOf(each) === itemId) ?? [];
  const found = skus.find((goods) =>
    by.skuId ? skuIdOf(goods) === by.skuId : by.outerId ? goods.merchantCode === by.outerId : skus.length === 1,
  );
  if (!found) throw rejected('isv.item-sku-not-exist', '商品或 SKU 不存在');
  return found;
}

/** `type` 1 sets the stock, 2 adds to it. */
function setStock(call: ShopCall, goods: Goods, quantity: number): void {
  const stock = numberOf(call, 'type', { fallback: 1, least: 1, most: 2 }) === 2 ? goods.stock + quantity : quantity;
  if (!Number.isInteger(stock) || stock < 0) throw invalid('quantity', '库存不能小于0');
  call.world.changeGoods(call.shop.seq, goods.skuSeq, { stock });
}

function priceOf(text: string): Fen {
  try {
    return yuanToFen(text);
  } catch {
    throw invalid('price', '价格格式错误');
  }
}

function pairs(text: string): [string, number][] {
  return text
    .split(';')
    .filter(Boolean)
    .map((pair) => {
      const [name = '', quantity = ''] = pair.split(':');
      if (!/^-?\d+$/u.test(quantity)) throw invalid('quantity');
      return [name, Number(quantity)];
    });
}

function itemDocument(call: ShopCall, skus: readonly Goods[], withSkus: boolean): TopObject {
  const [first] = skus;
  if (!first) return {};
  return {
    num_iid: Number(itemIdOf(first)),
    title: first.title,
    nick: call.shop.name,
    outer_id: skuIdOf(first) === null ? first.merchantCode : first.productCode,
    barcode: skuIdOf(first) === null ? first.barcode : undefined,
    price: fenToYuan(first.price),
    num: skus.reduce((sum, goods) => sum + goods.stock, 0),
    approve_status: 'onsale',
    pic_url: `https://img.alicdn.example/${first.productCode.toLowerCase()}.jpg`,
    modified: beijingText(call.world.nowMs()),
    ...(withSkus && { skus: { sku: skus.flatMap((goods) => skuDocument(call, goods)) } }),
  };
}

function skuDocument(call: ShopCall, goods: Goods): TopObject[] {
  const skuId = skuIdOf(goods);
  if (skuId === null) return [];
  return [
    {
      sku_id: Number(skuId),
      num_iid: Number(itemIdOf(goods)),
      outer_id: goods.merchantCode,
      barcode: goods.barcode,
      price: fenToYuan(goods.price),
      quantity: goods.stock,
      properties_name: goods.specification,
      status: 'normal',
      modified: beijingText(call.world.nowMs()),
    },
  ];
}
