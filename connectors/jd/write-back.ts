import { fenToYuan } from '@zhidan/core/kernel/money.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import type { WriteBack } from '@zhidan/core/channels/write-back.ts';
import { listAfterSales } from './after-sale.ts';
import { answerAfterSale } from './answer-after-sale.ts';
import { call } from './call.ts';
import { idOf } from './id.ts';
import { readOrder } from './pull.ts';
import { ship } from './ship.ts';

/** What we tell the platform. Source: platforms/jd.md §7. */
export const write: WriteBack = {
  ship,
  canSplit: 'no', // only the platform cuts an order, into orders of their own
  changeAddress: null, // the buyer asks in the platform's own app; a change shows in the order
  answerAddressChange: null,
  async setMemo(outside, access, { channelOrderNo, memo, flag }) {
    const kept = flag ?? (await flagOf(outside, access, channelOrderNo));
    const params = { order_id: idOf(channelOrderNo), flag: Number(kept) || 0, remark: memo };
    await call(outside, access, 'jingdong.pop.order.modifyVenderRemark', params);
  },
  async setStock(outside, access, { askId, skuNo, quantity }) {
    const req = { updateModel: 'fullStockIn', stockRfId: askId, skuStocks: [{ skuId: idOf(skuNo), stockNum: quantity, storeId: 0 }] };
    const answer = await call(outside, access, 'jingdong.ware.stock.sku.set', { req });
    readable(() => {
      const results = read.parts(read.part(read.part(answer, 'returnType'), 'obj'), 'updateStockResult');
      const failed = results.find((result) => read.text(result, 'success') === 'false');
      if (failed) throw new ConnectorFault({ kind: 'business', platformCode: 'stock', platformWords: read.text(failed, 'message') });
    });
  },
  async setPrice(outside, access, { skuNo, price }) {
    await call(outside, access, 'jingdong.price.write.updateSkuJdPrice', { skuId: idOf(skuNo), jdPrice: fenToYuan(price) });
  },
  listAfterSales,
  answerAfterSale,
};

/** The flag that stands: the platform overwrites it together with the memo. */
async function flagOf(outside: Outside, access: ShopAccess, channelOrderNo: string): Promise<string> {
  const order = (await readOrder(outside, access, channelOrderNo)) ?? {};
  return readable(() => read.text({ at: '', fields: order }, 'venderRemarkLevelFlag'));
}
