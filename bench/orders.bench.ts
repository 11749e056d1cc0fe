import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { listOrders as contract } from '@zhidan/core/orders/api.ts';
import { addShop, receiveChannelOrders } from '../server/channels/index.ts';
import { listOrders } from '../server/orders/order-list-query.ts';
import { inTransaction } from '../server/platform/db/in-transaction.ts';
import { aChannelOrder, received } from '../server/testing/test-channel-order.ts';
import { benchMerchant } from './bench-merchant.ts';
import { p95Ms, type Bench } from './figure.ts';

const orderCount = 50_000;
const pageCount = 100;

/** Copies of one order under new ids, a second apart; one in fifty waits for its payment, one in ten thousand has the sought phone. */
const moreOrders = `
  create temp table one as select * from orders limit 1;
  insert into orders select (jsonb_populate_record(one, jsonb_build_object(
    'id', gen_random_uuid(), 'channel_order_no', 'B' || n, 'ordered_at', one.ordered_at + n * interval '1 second',
    'status', case when n % 50 = 0 then 'unpaid' else 'received' end, 'shipping', case when n % 3 = 0 then 'partly_shipped' else 'unshipped' end,
    'receiver_phone_last_four_index', case when n % 10000 = 0 then one.receiver_phone_last_four_index::text
      else '\\x' || md5(n::text) end
  ))).* from one cross join generate_series(1, ${orderCount}) as n;
  insert into order_lines select (jsonb_populate_record(line, jsonb_build_object('order_id', orders.id))).*
    from orders cross join (select order_lines as line from order_lines) as lines where channel_order_no like 'B%';
  analyze orders; analyze order_lines;`;

export const bench: Bench = {
  async figures(house) {
    const { merchant, bare } = await benchMerchant(house, 'orders');
    const by = systemCaller('bench');
    const now = merchant.clock();
    const { shopId } = await inTransaction(merchant.db, (tx) =>
      addShop(tx, { by, now, channel: 'tmall', name: 'bench', app: { fields: {}, addresses: {} } }, merchant.vault),
    );
    const orders = [received(aChannelOrder())];
    await inTransaction(merchant.db, (tx) =>
      receiveChannelOrders(tx, { by, now, shopId, road: 'pull', readAt: now, orders }, merchant.vault),
    );
    await bare.query(moreOrders);
    const paging = (question: object) => async () => {
      const ask = { ...contract.input.parse({ limit: 50, ...question }), by, now };
      return p95Ms(pageCount, () => listOrders(merchant.db, ask, merchant.vault));
    };
    // the same fifty orders and their lines by keys that are known, in two bare statements
    const { rows } = await bare.query<{ id: string }>('select id from orders order by ordered_at desc limit 50');
    const ids = rows.map(({ id }) => id);
    const limit = () =>
      p95Ms(pageCount, async () => {
        await bare.query({ name: 'orders', text: 'select * from orders where id = any($1::uuid[])', values: [ids] });
        await bare.query({ name: 'lines', text: 'select * from order_lines where order_id = any($1::uuid[])', values: [ids] });
      });
    return [
      { name: 'orders.first_page_p95', unit: 'ms', value: paging({}), limit },
      { name: 'orders.filtered_page_p95', unit: 'ms', value: paging({ shopId, status: 'unpaid', shipping: 'partly_shipped' }), limit },
      { name: 'orders.search_last_four_p95', unit: 'ms', value: paging({ search: '5678' }), limit },
      { name: 'orders.search_number_p95', unit: 'ms', value: paging({ search: 'B40000' }), limit },
    ];
  },
};
