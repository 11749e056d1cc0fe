import { beijingText } from '../world/beijing-time.ts';
import type { Goods } from '../world/trade.ts';
import type { YouzanCall, YouzanContext } from './call.ts';
import { itemIdOf, kdtIdOf, skuIdOf } from './native-number.ts';
import { optionalText, textOf, wholeOf, yuanOf, type Params } from './params.ts';
import { propertiesOf, type YouzanObject } from './trade-document.ts';
import { rejected, YouzanError } from './youzan-error.ts';

/** 店铺与商品: prices in fen, but a new price is said in yuan. */
export const itemCalls = {
  'youzan.shop.get': {
    versions: ['3.0.0'],
    run: ({ shop }) => ({ id: kdtIdOf(shop), sid: String(kdtIdOf(shop)), name: shop.name, cert_type: 2, intro: '' }),
  },
  'youzan.items.onsale.get': { versions: ['3.0.0'], run: (context, params) => itemList(context, params, (goods) => !goods.isGift) },
  /** 仓库中: what is given away is not sold by itself */
  'youzan.items.inventory.get': { versions: ['3.0.0'], run: (context, params) => itemList(context, params, (goods) => goods.isGift) },
  'youzan.item.get': { versions: ['3.0.0'], run: itemDetail },
  'youzan.item.quantity.update': { versions: ['3.0.0', '4.0.0'], run: updateQuantity },
  'youzan.item.sku.update': { versions: ['3.0.0'], run: updateSku },
} as const satisfies Readonly<Record<string, YouzanCall>>;

function itemRow({ world }: YouzanContext, skus: readonly [Goods, ...Goods[]]): YouzanObject {
  const [first] = skus;
  return {
    item_id: itemIdOf(first),
    alias: `3n${first.productSeq}`,
    title: first.title,
    price: Math.min(...skus.map(({ price }) => price)),
    item_type: 0,
    item_no: first.productCode,
    quantity: skus.reduce((sum, { stock }) => sum + stock, 0),
    post_type: 1,
    post_fee: 0,
    created_time: beijingText(world.nowMs() - 86_400_000),
    update_time: beijingText(world.nowMs() - 3_600_000),
    detail_url: `https://h5.youzan.example/v2/showcase/goods?alias=3n${first.productSeq}`,
    image: `https://img.yzcdn.example/${first.productCode.toLowerCase()}.jpg`,
    item_imgs: [],
    num: 0,
  };
}

function productsOf({ world, shop }: YouzanContext): (readonly [Goods, ...Goods[]])[] {
  const byItem = Map.groupBy(world.goods(shop.seq), itemIdOf);
  return [...byItem.values()].flatMap(([first, ...rest]) => (first ? [[first, ...rest] as const] : []));
}

function itemList(context: YouzanContext, params: Params, isListed: (goods: Goods) => boolean): YouzanObject {
  const page = wholeOf(params, 'page_no', { min: 0, max: 100_000, fallback: 1 }) || 1;
  const size = wholeOf(params, 'page_size', { min: 0, max: 300, fallback: 40 }) || 40;
  const title = optionalText(params, 'q');
  const found = productsOf(context).filter(([first]) => isListed(first) && first.title.includes(title));
  return { count: found.length, items: found.slice((page - 1) * size, page * size).map((skus) => itemRow(context, skus)) };
}

function productOf(context: YouzanContext, params: Params): readonly [Goods, ...Goods[]] {
  const itemId = textOf(params, 'item_id');
  const skus = productsOf(context).find(([first]) => String(itemIdOf(first)) === itemId);
  if (!skus) throw new YouzanError(123_005_001, '商品不存在');
  return skus;
}

function itemDetail(context: YouzanContext, params: Params): YouzanObject {
  const skus = productOf(context, params);
  return {
    item: {
      ...itemRow(context, skus),
      kdt_id: kdtIdOf(context.shop),
      is_listing: !skus[0].isGift,
      is_lock: false,
      skus: skus.map((goods) => ({
        item_id: itemIdOf(goods),
        sku_id: skuIdOf(goods),
        sku_unique_code: `${itemIdOf(goods)}${skuIdOf(goods)}`,
        item_no: goods.merchantCode,
        price: goods.price,
        quantity: goods.stock,
        sold_num: 0,
        properties_name_json: propertiesOf(goods),
      })),
    },
  };
}

function skuOf(context: YouzanContext, params: Params): Goods {
  const skus = productOf(context, params);
  const skuId = optionalText(params, 'sku_id');
  const goods = skuId === '' && skus.length === 1 ? skus[0] : skus.find((each) => String(skuIdOf(each)) === skuId);
  if (!goods) throw rejected('商品规格不存在');
  return goods;
}

/** `type` 0 全量 sets, 1 增量 adds. */
function updateQuantity(context: YouzanContext, params: Params): YouzanObject {
  const goods = skuOf(context, params);
  const quantity = wholeOf(params, 'quantity', { min: -1_000_000, max: 1_000_000 });
  const isAdded = wholeOf(params, 'type', { min: 0, max: 1, fallback: 0 }) === 1;
  const stock = isAdded ? goods.stock + quantity : quantity;
  if (stock < 0) throw rejected('库存不能小于0');
  context.world.changeGoods(context.shop.seq, goods.skuSeq, { stock });
  return { is_success: true };
}

function updateSku(context: YouzanContext, params: Params): YouzanObject {
  const goods = skuOf(context, params);
  const price = optionalText(params, 'price') === '' ? goods.price : yuanOf(params, 'price');
  const stock = wholeOf(params, 'quantity', { min: 0, max: 1_000_000, fallback: goods.stock });
  if (price <= 0) throw rejected('价格必须大于0');
  context.world.changeGoods(context.shop.seq, goods.skuSeq, { price, stock });
  return { is_success: true };
}
