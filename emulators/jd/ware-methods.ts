import { fen, fenToYuan, yuanToFen } from '@zhidan/core/kernel/money.ts';
import { z } from 'zod';
import type { Goods } from '../world/trade.ts';
import { ServiceRefusal } from './jd-error.ts';
import { idSchema, method, numberSchema, textResult, type Answer, type Caller, type Method } from './method.ts';
import { skuIdOf, wareIdOf } from './native-number.ts';
import { jdState } from './own-state.ts';

const mostStockRows = 30;
const stockSchema = z.object({
  req: z.object({
    updateModel: z.literal('fullStockIn'),
    stockRfId: z.string().min(1),
    skuStocks: z
      .array(z.object({ skuId: idSchema, stockNum: z.int().nonnegative(), storeId: numberSchema.nullish() }))
      .min(1)
      .max(mostStockRows),
  }),
});
const pageFields = { pageNo: numberSchema.pipe(z.int().min(1).max(100)), pageSize: numberSchema.pipe(z.int().min(1).max(50)) };
const skuListSchema = z.object({
  wareId: idSchema.nullish(),
  skuId: z.string().nullish(),
  pageNo: numberSchema.nullish(),
  page_size: numberSchema.nullish(),
});

const refused = (failure: Parameters<typeof textResult>[0]): Answer => textResult(failure);

/** Goods, stock and prices. Spec: jd §7. */
export const wareMethods: Readonly<Record<string, Method>> = {
  'jingdong.ware.stock.sku.set': method(stockSchema, (failure) => ({ returnType: { ...textResult(failure) } }), setStock),
  'jingdong.stock.write.updateSkuStock': method(
    z.object({ skuId: idSchema, stockNum: numberSchema }),
    refused,
    (caller, { skuId, stockNum }) => {
      caller.world.changeGoods(caller.shop.seq, goodsOf(caller, skuId).skuSeq, { stock: stockNum });
      return textResult(null);
    },
  ),
  'jingdong.stock.read.findSkuStock': method(z.object({ skuId: idSchema }), refused, (caller, { skuId }) => ({
    ...textResult(null),
    skuStocks: [{ skuId: Number(skuId), stockNum: goodsOf(caller, skuId).stock, storeId: 0, orderBookingNum: 0 }],
  })),
  'jingdong.price.write.updateSkuJdPrice': method(
    z.object({ skuId: idSchema, jdPrice: z.union([z.string(), z.number().transform(String)]) }),
    refused,
    (caller, ask) => {
      if (!/^\d+(\.\d{1,2})?$/u.test(ask.jdPrice)) throw new ServiceRefusal('argument', 'jdPrice错误');
      caller.world.changeGoods(caller.shop.seq, goodsOf(caller, ask.skuId).skuSeq, { price: yuanToFen(ask.jdPrice) });
      return textResult(null);
    },
  ),
  'jingdong.ware.read.searchWare4Valid': method(
    z.object({ wareId: idSchema.nullish(), ...pageFields }),
    refused,
    ({ world, shop }, ask) => {
      const wares = [...Map.groupBy(world.goods(shop.seq), wareIdOf)].filter(([wareId]) => !ask.wareId || ask.wareId === wareId);
      const data = wares
        .slice((ask.pageNo - 1) * ask.pageSize, ask.pageNo * ask.pageSize)
        .map(([wareId, goods]) => wareDocument(wareId, goods));
      return { page: { data, pageNo: ask.pageNo, pageSize: ask.pageSize, totalItem: wares.length } };
    },
  ),
  'jingdong.sku.read.searchSkuList': method(skuListSchema, refused, ({ world, shop }, ask) => {
    const [pageNo, pageSize] = [ask.pageNo ?? 1, ask.page_size ?? 10];
    const wanted = ask.skuId?.split(',');
    const found = world
      .goods(shop.seq)
      .filter((goods) => (!ask.wareId || wareIdOf(goods) === ask.wareId) && (!wanted || wanted.includes(skuIdOf(goods))));
    return {
      page: { data: found.slice((pageNo - 1) * pageSize, pageNo * pageSize).map(skuDocument), pageNo, pageSize, totalItem: found.length },
    };
  }),
  'jingdong.sku.read.findSkuById': method(z.object({ skuId: idSchema }), refused, (caller, { skuId }) => ({
    sku: skuDocument(goodsOf(caller, skuId)),
  })),
};

/** The same `stockRfId` is done once; the answer may name only the rows that failed. */
function setStock(caller: Caller, { req }: z.output<typeof stockSchema>): Answer {
  const { stockUpdates } = jdState(caller.world);
  const key = `${caller.shop.seq} ${req.stockRfId}`;
  const done = stockUpdates.get(key);
  if (done) return { ...done };
  const failures = req.skuStocks.flatMap(({ skuId, stockNum }) => {
    const goods = caller.world.goods(caller.shop.seq).find((each) => skuIdOf(each) === skuId);
    if (!goods) return [{ data: Number(skuId), success: 'false', storeId: 0, message: 'sku不存在' }];
    caller.world.changeGoods(caller.shop.seq, goods.skuSeq, { stock: stockNum });
    return [];
  });
  const answer = { returnType: { success: failures.length === 0 ? 'true' : 'false', obj: { updateStockResult: failures } } };
  stockUpdates.set(key, answer);
  return answer;
}

function goodsOf({ world, shop }: Caller, skuId: string): Goods {
  const goods = world.goods(shop.seq).find((each) => skuIdOf(each) === skuId);
  if (!goods) throw new ServiceRefusal('not_found', `sku ${skuId}不存在`);
  return goods;
}

/** 8 上架 */
const onShelf = 8;

function wareDocument(wareId: string, goods: readonly Goods[]) {
  const [first] = goods;
  return {
    wareId: Number(wareId),
    title: first?.title ?? '',
    wareStatus: onShelf,
    outerId: first?.productCode ?? '',
    itemNum: first?.productCode ?? '',
    jdPrice: fenToYuan(fen(Math.min(...goods.map(({ price }) => price)))),
    stockNum: goods.reduce((sum, { stock }) => sum + stock, 0),
  };
}

function skuDocument(goods: Goods) {
  return {
    wareId: Number(wareIdOf(goods)),
    skuId: Number(skuIdOf(goods)),
    skuName: `${goods.title} ${goods.specification}`.trim(),
    outerId: goods.merchantCode,
    barCode: goods.barcode,
    status: 1,
    jdPrice: fenToYuan(goods.price),
    stockNum: goods.stock,
  };
}
