import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { listOrders as contract, sumOrders as sums } from '@zhidan/core/orders/api.ts';
import { addShop, receiveChannelOrders } from '../server/channels/index.ts';
import { listOrders } from '../server/orders/list/order-list-query.ts';
import { sumOrders } from '../server/orders/list/order-sum-query.ts';
import { inTransaction } from '../server/platform/db/in-transaction.ts';
import { aChannelOrder, received } from '../server/testing/test-channel-order.ts';
import { benchMerchant } from './bench-merchant.ts';
import { p95Ms, type Bench } from './figure.ts';
import { loadOrders, sought } from './load-orders.ts';

/** How many orders there are; a million takes minutes to load: `BENCH_ORDERS=1000000 npm run bench -- orders`. */
const orderCount = Number(process.env.BENCH_ORDERS ?? 50_000);
const pageCount = 28;

/** What people filter by, common and rare; a figure over all of them shows the slowest. */
export const filters = (shops: readonly string[]): readonly object[] => [
  { status: 'received' },
  { status: 'received', sort: 'ship_by' },
  { due: 'in_24_hours', sort: 'ship_by' },
  { refund: 'requested' },
  { refund: 'requested,refunded', shopId: shops[1] },
  { note: 'message,memo', status: 'received' },
  { isHeld: 'yes' },
  { hasDiscrepancy: 'yes' },
  { province: '西藏自治区' },
  { isPresale: 'yes', shopId: shops[2] },
  { channel: 'douyin', status: 'canceled' },
  { shopId: shops[5], sort: 'paid' },
  { paidMin: '1000000' },
  { sellerFlag: '3', shipping: 'signed', sort: 'paid', direction: 'asc' },
];

export const bench: Bench = {
  async figures(house) {
    const { merchant, bare } = await benchMerchant(house, 'orders');
    const { db, vault } = merchant;
    const by = systemCaller('bench');
    const now = merchant.clock();
    const shops: string[] = [];
    for (const channel of ['tmall', 'douyin', 'youzan', 'pinduoduo', 'jd', 'taobao'] as const) {
      const app = { fields: {}, addresses: {} };
      const { shopId } = await inTransaction(db, (tx) => addShop(tx, { by, now, channel, name: `${shops.length} ${channel}`, app }, vault));
      shops.push(shopId);
      const orders = [received(aChannelOrder({ createdAt: now, paidAt: now, shipBy: now }))];
      await inTransaction(db, (tx) => receiveChannelOrders(tx, { by, now, shopId, road: 'pull', readAt: now, orders }, vault));
    }
    await loadOrders(bare, vault, orderCount);
    const page = (question: object) => listOrders(db, { ...contract.input.parse({ limit: 50, ...question }), by, now }, vault);
    const paging = (question: object) => () => p95Ms(pageCount, () => page(question));
    const filtered = async (): Promise<number> => {
      const questions = filters(shops);
      let turn = 0;
      return p95Ms(pageCount, () => page(questions[turn++ % questions.length] ?? {}));
    };
    // the same fifty orders and their lines by keys that are known, in two bare statements
    const { rows } = await bare.query<{ id: string }>('select id from orders order by ordered_at desc limit 50');
    const ids = rows.map(({ id }) => id);
    const limit = () =>
      p95Ms(pageCount, async () => {
        await bare.query({ name: 'orders', text: 'select * from orders where id = any($1::uuid[])', values: [ids] });
        await bare.query({ name: 'lines', text: 'select * from order_lines where order_id = any($1::uuid[])', values: [ids] });
      });
    const size = orderCount === 50_000 ? '' : `_of_${orderCount}`;
    const figure = (name: string, value: () => Promise<number>) => ({ name: `orders.${name}_p95${size}`, unit: 'ms', value, limit });
    const summing = (question: object) => () => p95Ms(pageCount, () => sumOrders(db, { ...sums.input.parse(question), by, now }, vault));
    return [
      figure('first_page', paging({})),
      figure('filtered_page', filtered),
      figure('search_number', paging({ search: sought.number })),
      figure('search_last_four', paging({ search: sought.lastFour })),
      figure('search_name', paging({ search: sought.name })),
      figure('search_waybill', paging({ search: sought.waybill })),
      figure('search_rare_goods', paging({ search: sought.goods })),
      figure('search_common_goods', paging({ search: 'baby-101' })),
      figure('sums_of_waiting', summing({ status: 'received' })),
      figure('sums_of_all', summing({})),
    ];
  },
};
