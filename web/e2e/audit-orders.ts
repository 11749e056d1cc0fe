import { addCarrier as addCarrierContract } from '@zhidan/core/allocation/carrier-api.ts';
import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { addCarrier } from '../../server/allocation/carriers/add-carrier.ts';
import { addToBlacklist } from '../../server/audit/blacklist/change-blacklist.ts';
import { addShop, receiveChannelOrders } from '../../server/channels/index.ts';
import { startAudit } from '../../server/main.ts';
import type { Tx } from '../../server/platform/db/database.ts';
import { inTransaction } from '../../server/platform/db/in-transaction.ts';
import type { Merchant } from '../../server/platform/merchant.ts';
import { plainReceiver, received } from '../../server/testing/test-channel-order.ts';
import { goodsLine, goodsOrder } from '../../server/testing/test-goods.ts';
import type { TestClock } from '../../server/testing/test-clock.ts';
import { aStockHouse } from '../../server/testing/test-stock-house.ts';

const hourMs = 3_600_000;

/**
 * Orders that audit says different things of: number, street, message of the buyer, pieces, hours to the deadline. Those of one street are
 * of one receiver, and no rule merges what is made to order.
 */
const rows: readonly (readonly [string, string, string, number, number, string?])[] = [
  ['4176302981234567890', '人民路 88 号临时驻地 3 号', '', 1, 5],
  ['4176302981234575809', '中山东路 12 号', '周末再送，谢谢', 2, 20],
  ['4176302981234583728', '百丈路 7 号', '', 12, 30],
  ['4176302981234591647', '天一广场 1 号', '', 1, 26],
  ['4176302981234599566', '江北大道 5 号', '', 90, 40],
  ['4176302981234607485', '海晏北路 9 号', '', 3, 50, 'customized'],
  ['4176302981234615404', '海晏北路 9 号', '', 2, 52, 'customized'],
  ['4176302981234623323', '槐树路 2 号', '', 1, 54, 'customized'],
  ['4176302981234631242', '望京路 6 号临时驻地', '', 1, 4],
];

/** A shop whose orders are judged by the rules of the start: stopped, for a person, for finance, short, passed. */
export async function receiveAuditOrders(merchant: Merchant): Promise<void> {
  const { db, clock, vault } = merchant;
  const by = systemCaller('demo');
  const now = clock();
  const within = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> => inTransaction(db, work);
  await startAudit(merchant, { isDemo: true });
  const house = await aStockHouse({ clock: clock as TestClock }, within);
  const skuId = await house.addSku('BABY-73-MB', { name: '婴儿连体衣', specification: '米白 73cm', weightGram: 220 });
  await house.post('inbound', [{ skuId, quantity: 60 }]);
  const terms = { dailyCapacity: null, cutoffMinute: null, reliability: 9_500, targetShare: null, packagingFee: 0 };
  await within((tx) =>
    addCarrier(tx, { by, now, ...addCarrierContract.input.parse({ ...terms, warehouseId: house.warehouseId, carrier: 'ZTO' }) }),
  );
  for (const [value, reason] of [
    ['13900001111', '恶意退货三次'],
    ['13900002222', '职业索赔'],
  ] as const)
    await within((tx) => addToBlacklist(tx, { by, now, kind: 'phone', value, reason, expiresAt: null }, vault));
  const app = { fields: {}, addresses: {} };
  const { shopId } = await within((tx) => addShop(tx, { by, now, channel: 'tmall', name: '贝乐母婴旗舰店', app }, vault));
  const orders = rows.map(([no, detail, message, quantity, hours, flag], index): ChannelOrder => {
    const lines = [goodsLine('婴儿连体衣春秋款纯棉新生儿哈衣', { merchantCode: 'BABY-73-MB', quantity })];
    return goodsOrder(no, lines, {
      flags: flag ? [flag] : [],
      seller: { memo: flag ? '绣名字' : '', flag: '' }, // what the shop has noted waits for a person
      createdAt: plusMs(now, -(index + 1) * hourMs),
      paidAt: plusMs(now, -(index + 1) * hourMs),
      shipBy: plusMs(now, hours * hourMs),
      buyer: { openId: `b${index}`, nick: '', message },
      receiver: { ...plainReceiver, detail, mergeKey: detail },
    });
  });
  await within((tx) => receiveChannelOrders(tx, { by, now, shopId, road: 'pull', readAt: now, orders: orders.map(received) }, vault));
}
