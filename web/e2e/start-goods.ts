import { addShop, receiveChannelOrders } from '../../server/channels/index.ts';
import { seedDemoCatalog } from '../../server/catalog/index.ts';
import { seedDemoRouting } from '../../server/allocation/index.ts';
import { seedDemoStock } from '../../server/inventory/index.ts';
import { onGoodsNews } from '../../server/orders/matching/on-goods-news.ts';
import { inTransaction } from '../../server/platform/db/in-transaction.ts';
import { runSubscribers } from '../../server/platform/journal/run-subscribers.ts';
import { subscriberLags } from '../../server/platform/journal/subscriber-lag.ts';
import type { Merchant } from '../../server/platform/merchant.ts';
import { received } from '../../server/testing/test-channel-order.ts';
import { goodsLine, goodsOrder } from '../../server/testing/test-goods.ts';
import { asked } from '../../server/testing/test-news.ts';
import { until } from '../../server/testing/until.ts';

/** What the two shops sell: title, specification, merchant code, and how many orders name it. */
const sold = [
  ['暖贝芽 云柔超薄纸尿裤 新生儿干爽透气尿不湿', '尺码:NB76片', 'NBY-NK-1', 9],
  ['暖贝芽 云柔超薄纸尿裤 新生儿干爽透气尿不湿', '尺码:S66片', 'NBY-NK-2', 7],
  ['柔柔木 婴儿手口专用湿巾 80抽带盖', '规格:3包', 'rrm-sj-2', 6],
  ['美妈安 待产包 入院全套 冬季', '规格:28件套', 'MMA-DCB-1', 2],
  ['小萌月 PPSU 宽口径奶瓶 防胀气带手柄', '规格:240ml;颜色分类:樱花粉', 'XMY-NP-22', 5],
  ['美妈安 孕妇装 哺乳家居服套装', '颜色分类:雾紫;尺码:M', 'MMA-YFY-11', 4],
  ['美妈安 孕妇装 哺乳家居服套装', '颜色分类:奶咖;尺码:XL', 'MMA-YFY-23', 2],
  ['玩玩乐 大颗粒积木桌 早教益智', '规格:60颗粒', 'WWL-JJ-1', 3],
  ['轻轻途 婴儿腰凳背带 前抱式四季', '颜色分类:云灰', 'QQT-YD-1', 5],
  ['轻轻途 婴儿腰凳背带 前抱式四季', '颜色分类:茱萸粉', 'QQT-YD-2', 1],
  ['[赠品]便携湿巾 10抽', '', 'ZP-BT', 6],
  ['柔柔木 护臀膏 买一送一 拍下备注', '', '', 1],
  ['芽之棉 帽子手套礼盒', '规格:粉', 'LH-01', 1],
  ['芽之棉 帽子手套礼盒', '规格:蓝', 'LH-01', 1],
] as const;

/** A shelf, two shops and their orders, matched as far as codes go. Answers the way to stop the matching. */
export async function startGoods(merchant: Merchant): Promise<() => Promise<void>> {
  const { db, clock, vault } = merchant;
  await seedDemoCatalog(merchant);
  await seedDemoStock(merchant);
  await seedDemoRouting(merchant);
  const app = { fields: {}, addresses: {} };
  for (const [index, name] of ['暖贝芽旗舰店', '暖贝芽母婴抖店'].entries()) {
    const orders = sold.flatMap(([title, specification, merchantCode, count], row) => {
      // the second shop sells every other thing, under numbers of its own
      if (index === 1 && row % 2 === 1) return [];
      const productNo = `${7_000_000_000_000_000_000n + BigInt(index * 1_000 + sold.findIndex((one) => one[0] === title))}`;
      const line = goodsLine(title, { specification, merchantCode, productNo, skuNo: `${productNo}${row}` });
      return Array.from({ length: index === 0 ? count : 1 }, (_, at) =>
        received(goodsOrder(`46${index}${String(row).padStart(3, '0')}${String(at).padStart(9, '0')}`, [line], { createdAt: clock() })),
      );
    });
    await inTransaction(db, async (tx) => {
      const { shopId } = await addShop(tx, { ...asked(clock), channel: index === 0 ? 'tmall' : 'douyin', name, app }, vault);
      await receiveChannelOrders(tx, { ...asked(clock), shopId, road: 'pull', readAt: clock(), orders }, vault);
    });
  }
  const matching = runSubscribers(merchant, [onGoodsNews]);
  await until('the goods are matched', async () => {
    matching.wake();
    return (await subscriberLags(db, clock())).find(({ name }) => name === onGoodsNews.name)?.behindMs === 0;
  });
  return matching.stop;
}
