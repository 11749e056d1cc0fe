import { fen } from '@zhidan/core/kernel/money.ts';
import type { Goods } from '../world/trade.ts';
import { carriers } from './carrier-fixture.ts';
import { goodsIdOf, mallIdOf, skuIdOf } from './native-number.ts';
import { specOf, type PopObject } from './order-document.ts';
import { listOf, memberOf, textOf, wholeOf, type Params } from './params.ts';
import { invalid, rejected } from './pop-error.ts';
import type { PopCall, PopContext } from './pop-call.ts';
import { pageOf, rowsOf } from './time-window.ts';

/** Buying alone costs at least a yuan more than in a group (unverified). */
const aloneMore = 100;

/** 商品、店铺、快递公司 */
export const goodsCalls = {
  'pdd.mall.info.get': {
    wrapper: 'mall_info_get_response',
    run: ({ shop }) => ({ mall_id: mallIdOf(shop), mall_name: shop.name, mall_desc: '', logo: '', merchant_type: 5, mall_character: 0 }),
  },
  'pdd.goods.list.get': { wrapper: 'goods_list_get_response', run: goodsList },
  'pdd.goods.information.get': { wrapper: 'goods_info_get_response', run: goodsInformation },
  'pdd.goods.quantity.update': { wrapper: 'goods_quantity_update_response', run: updateQuantity },
  'pdd.goods.sku.price.update': { wrapper: 'goods_update_sku_price_response', run: updatePrice },
} as const satisfies Readonly<Record<string, PopCall>>;

/** The list of carriers is open to every app. */
export const companies: PopCall = {
  wrapper: 'logistics_companies_get_response',
  run: () => ({ logistics_companies: carriers.map(({ id, name, code }) => ({ id, logistics_company: name, code, available: 1 })) }),
};

function productsOf({ world, shop }: PopContext): Map<number, Goods[]> {
  return Map.groupBy(world.goods(shop.seq), goodsIdOf);
}

const skuOf = (goods: Goods): PopObject => ({
  sku_id: skuIdOf(goods),
  spec: specOf(goods),
  sku_quantity: goods.stock,
  outer_id: goods.merchantCode,
  outer_goods_id: goods.productCode,
  is_sku_onsale: 1,
});

function goodsList(context: PopContext, params: Params): PopObject {
  const outerId = params.get('outer_id') ?? '';
  const name = params.get('goods_name') ?? '';
  const isOnSale = wholeOf(params, 'is_onsale', { min: 0, max: 1, fallback: 1 }) === 1;
  const found = [...productsOf(context)].filter(
    ([, skus]) =>
      isOnSale &&
      (outerId === '' || skus.some(({ merchantCode }) => merchantCode === outerId)) &&
      (name === '' || (skus[0]?.title.includes(name) ?? false)),
  );
  return {
    goods_list: rowsOf(found, pageOf(params)).map(([goodsId, skus]) => ({
      goods_id: goodsId,
      goods_name: skus[0]?.title,
      image_url: '',
      thumb_url: '',
      is_more_sku: skus.length > 1 ? 1 : 0,
      is_onsale: 1,
      goods_quantity: skus.reduce((sum, { stock }) => sum + stock, 0),
      goods_reserve_quantity: 0,
      sku_list: skus.map((goods) => ({ ...skuOf(goods), reserve_quantity: 0 })),
    })),
    total_count: found.length,
  };
}

function productOf(context: PopContext, params: Params): readonly Goods[] {
  const skus = productsOf(context).get(Number(textOf(params, 'goods_id')));
  if (!skus) throw rejected('商品不存在或不属于该店铺');
  return skus;
}

/** Prices in fen. */
function goodsInformation(context: PopContext, params: Params): PopObject {
  const skus = productOf(context, params);
  return {
    goods_info: {
      goods_id: Number(textOf(params, 'goods_id')),
      goods_name: skus[0]?.title,
      cat_name: skus[0]?.categoryName,
      outer_goods_id: skus[0]?.productCode,
      market_price: Math.max(...skus.map(({ price }) => price)) + 2 * aloneMore,
      is_onsale: 1,
      sku_list: skus.map((goods) => ({
        ...skuOf(goods),
        group_price: goods.price,
        single_price: goods.price + aloneMore,
        weight: goods.weightGram,
      })),
    },
  };
}

/** 1 全量 sets, 2 增量 adds. */
function updateQuantity(context: PopContext, params: Params): PopObject {
  const skus = productOf(context, params);
  const skuId = params.get('sku_id') ?? '';
  const outerId = params.get('outer_id') ?? '';
  const goods = skus.find((each) => (skuId === '' ? each.merchantCode === outerId : String(skuIdOf(each)) === skuId));
  if (!goods) throw rejected('sku不存在');
  const quantity = wholeOf(params, 'quantity', { min: -1_000_000, max: 1_000_000 });
  const isAdded = wholeOf(params, 'update_type', { min: 1, max: 2, fallback: 1 }) === 2;
  const stock = isAdded ? goods.stock + quantity : quantity;
  if (stock < 0) throw rejected('库存不能小于0');
  context.world.changeGoods(context.shop.seq, goods.skuSeq, { stock });
  return { is_success: true };
}

/** Fen. All SKUs are checked before one is changed. */
function updatePrice(context: PopContext, params: Params): PopObject {
  const skus = productOf(context, params);
  const marketPrice = wholeOf(params, 'market_price', { min: 0, max: 1_000_000_000, fallback: 0 });
  const changes = listOf(params, 'sku_price_list', 100).map((ask) => {
    const skuId = memberOf(ask, 'sku_id');
    const goods = skus.find((each) => String(skuIdOf(each)) === skuId);
    if (!goods) throw rejected(`sku ${skuId} 不存在`);
    const groupPrice = Number(memberOf(ask, 'group_price'));
    const singlePrice = Number(memberOf(ask, 'single_price'));
    if (!Number.isSafeInteger(groupPrice) || groupPrice <= 0) throw invalid('group_price', '必须为正整数，单位分');
    if (!(singlePrice >= groupPrice + aloneMore)) throw rejected('单买价至少比拼单价高1元');
    if (marketPrice !== 0 && marketPrice <= singlePrice) throw rejected('市场价必须大于单买价');
    return { goods, groupPrice };
  });
  for (const { goods, groupPrice } of changes) context.world.changeGoods(context.shop.seq, goods.skuSeq, { price: fen(groupPrice) });
  return { is_success: true };
}
