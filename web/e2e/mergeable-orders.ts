import type { Page } from 'playwright-core';
import { addSku as addSkuContract } from '@zhidan/core/catalog/sku-api.ts';
import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { addSku } from '../../server/catalog/skus/add-sku.ts';
import { addShop, receiveChannelOrders } from '../../server/channels/index.ts';
import { inTransaction } from '../../server/platform/db/in-transaction.ts';
import type { Merchant } from '../../server/platform/merchant.ts';
import { maskedReceiver, received } from '../../server/testing/test-channel-order.ts';
import { goodsLine, goodsOrder } from '../../server/testing/test-goods.ts';

const hourMs = 3_600_000;

/** Receivers with several orders that are not merged by themselves: number, receiver, flags, hours to the deadline. */
const rows: readonly (readonly [string, string, readonly string[], number])[] = [
  ['4176302981234567890', '陈', ['customized'], 6],
  ['4176302981234575809', '陈', ['customized'], 20],
  ['4176302981234583728', '陈', ['cash_on_delivery'], 30],
  ['4176302981234591647', '林', ['gift_order'], 26],
  ['4176302981234599566', '林', [], 40],
];

/** A shop with orders of one receiver that wait apart. */
export async function receiveMergeableOrders({ db, clock, vault }: Merchant): Promise<void> {
  const by = systemCaller('demo');
  const now = clock();
  const content = addSkuContract.input.parse({ code: 'BABY-73-MB', name: '婴儿连体衣', specification: '米白 73cm', weightGram: 220 });
  await inTransaction(db, (tx) => addSku(tx, { ...content, by, now }));
  const app = { fields: {}, addresses: {} };
  const { shopId } = await inTransaction(db, (tx) => addShop(tx, { by, now, channel: 'tmall', name: '贝乐母婴旗舰店', app }, vault));
  const orders = rows.map(([no, person, flags, hours], index): ChannelOrder => {
    const lines = [goodsLine('婴儿连体衣春秋款纯棉新生儿哈衣', { merchantCode: 'BABY-73-MB', quantity: index + 1 })];
    return goodsOrder(no, lines, {
      flags: [...flags],
      createdAt: plusMs(now, -(index + 1) * hourMs),
      shipBy: plusMs(now, hours * hourMs),
      receiver: { ...maskedReceiver, name: `${person}**`, mergeKey: person },
    });
  });
  const ask = { by, now, shopId, road: 'pull', readAt: now, orders: orders.map(received) } as const;
  await inTransaction(db, (tx) => receiveChannelOrders(tx, ask, vault));
}

/** Opens the first order, then the table that splits it, by pieces. */
export async function splitFirstOrder(page: Page): Promise<void> {
  await page.locator('li[data-row] button, tr[data-row]').last().click();
  await page
    .getByRole('button', { name: /拆单|Split/u })
    .first()
    .click();
  await page.getByRole('spinbutton').first().fill('2');
}
