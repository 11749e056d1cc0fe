import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import type { OrderId } from '@zhidan/core/orders/order.ts';
import { addShop, receiveChannelOrders } from '../server/channels/index.ts';
import { findOrders } from '../server/desk/find-orders.ts';
import { showBuyer } from '../server/desk/show-buyer.ts';
import { inTransaction } from '../server/platform/db/in-transaction.ts';
import { aChannelOrder, received } from '../server/testing/test-channel-order.ts';
import { benchMerchant } from './bench-merchant.ts';
import { p95Ms, type Bench } from './figure.ts';
import { loadFulfillments } from './load-fulfillments.ts';
import { loadOrders, sought } from './load-orders.ts';

/** How many orders there are: `BENCH_ORDERS=1000000 npm run bench -- desk`. */
const orderCount = Number(process.env.BENCH_ORDERS ?? 50_000);
const lookCount = 28;

export const bench: Bench = {
  async figures(house) {
    const { merchant, bare } = await benchMerchant(house, 'desk');
    const { db, vault } = merchant;
    const by = systemCaller('bench');
    const now = merchant.clock();
    const app = { fields: {}, addresses: {} };
    const { shopId } = await inTransaction(db, (tx) => addShop(tx, { by, now, channel: 'tmall', name: '旗舰店', app }, vault));
    const orders = [received(aChannelOrder({ createdAt: now, paidAt: now, shipBy: now }))];
    await inTransaction(db, (tx) => receiveChannelOrders(tx, { by, now, shopId, road: 'pull', readAt: now, orders }, vault));
    await loadOrders(bare, vault, orderCount);
    await loadFulfillments(bare);
    // each order that left has a parcel with a number of its own
    await bare.query(`
      insert into parcels (id, fulfillment_order_id, ordinal, state, carrier, service, waybill_no, wanted_at, numbered_at, shipped_at)
      select uuidv7(), id, 1, 'shipped', 'ZTO', '', 'Z' || no, opened_at, opened_at, opened_at from fulfillment_orders
      where stage in ('shipped', 'in_transit', 'signed', 'completed')`);
    await bare.query('vacuum analyze parcels');
    const { rows } = await bare.query<{ waybillNo: string }>(
      `select waybill_no as "waybillNo" from parcels order by id limit 1 offset 100`,
    );
    const texts = [sought.number, sought.lastFour, sought.name, sought.waybill, rows[0]?.waybillNo ?? 'Z1'];
    let turn = 0;
    // each way in turn, so that the 95th percentile is the slowest of them; then the page of the buyer
    const find = (): Promise<number> =>
      p95Ms(lookCount, () => findOrders(db, { search: texts[turn++ % texts.length] ?? '', by, now }, vault));
    const { items } = await findOrders(db, { search: sought.number, by, now }, vault);
    const orderId = items[0]?.orderId as OrderId;
    const show = (): Promise<number> => p95Ms(lookCount, () => showBuyer(db, { orderId, by, now }, vault));
    // the same order by its key, in two bare statements
    const limit = () =>
      p95Ms(lookCount, async () => {
        await bare.query({ name: 'order', text: 'select * from orders where id = $1', values: [orderId] });
        await bare.query({ name: 'lines', text: 'select * from order_lines where order_id = $1', values: [orderId] });
      });
    const size = orderCount === 50_000 ? '' : `_of_${orderCount}`;
    return [
      { name: `service.find_p95${size}`, unit: 'ms', value: find, limit },
      { name: `service.buyer_p95${size}`, unit: 'ms', value: show, limit },
    ];
  },
};
