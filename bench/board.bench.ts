import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { showBoard } from '@zhidan/core/insights/board/board-api.ts';
import { addShop, receiveChannelOrders } from '../server/channels/index.ts';
import { boardOf } from '../server/insights/board/board-card-query.ts';
import { seedDemo } from '../server/main.ts';
import { inTransaction } from '../server/platform/db/in-transaction.ts';
import { aChannelOrder, received } from '../server/testing/test-channel-order.ts';
import { benchMerchant } from './bench-merchant.ts';
import { openViewers } from './board-viewers.ts';
import { p95Ms, type Bench } from './figure.ts';
import { loadFulfillments } from './load-fulfillments.ts';
import { loadOrders } from './load-orders.ts';

/** How many orders there are: `BENCH_ORDERS=1000000 npm run bench -- board`. */
const orderCount = Number(process.env.BENCH_ORDERS ?? 50_000);
const lookCount = 28;

/** What people narrow a board by, common and rare; a figure over all of them shows the slowest. */
const filters = (shopId: string | undefined): readonly object[] => [
  { span: 'today' },
  { channel: 'douyin' },
  { shopId },
  { carrier: 'SF' },
  { part: 'to_print' },
  { part: 'exceptions' },
  { exception: 'out_of_stock' },
  { span: 'last_30_days' },
];

/** These no index of cards answers. */
const byContents: readonly object[] = [{ category: '类目3' }, { category: '没有这个类目' }, { tag: '老客' }, { tag: 'VIP' }];

export const bench: Bench = {
  async figures(house) {
    const { merchant, bare } = await benchMerchant(house, 'board');
    const { db, vault } = merchant;
    const by = systemCaller('bench');
    const now = merchant.clock();
    const [account] = await seedDemo(merchant);
    if (!account) throw new Error('the demo has no accounts');
    const shops: string[] = [];
    for (const channel of ['tmall', 'douyin', 'youzan', 'pinduoduo', 'jd', 'taobao'] as const) {
      const app = { fields: {}, addresses: {} };
      const { shopId } = await inTransaction(db, (tx) => addShop(tx, { by, now, channel, name: `${shops.length} ${channel}`, app }, vault));
      shops.push(shopId);
      const orders = [received(aChannelOrder({ createdAt: now, paidAt: now, shipBy: now }))];
      await inTransaction(db, (tx) => receiveChannelOrders(tx, { by, now, shopId, road: 'pull', readAt: now, orders }, vault));
    }
    await loadOrders(bare, vault, orderCount);
    await loadFulfillments(bare);
    const look = (question: object) => boardOf(db, { ...showBoard.input.parse(question), by, now: merchant.clock() });
    const turning = (questions: readonly object[]) => async (): Promise<number> => {
      let turn = 0;
      return p95Ms(lookCount, () => look(questions[turn++ % questions.length] ?? {}));
    };
    // a hundred cards by keys that are known, and how many are open, in two bare statements
    const { rows } = await bare.query<{ id: string }>(`select id from fulfillment_orders order by id desc limit 100`);
    const ids = rows.map(({ id }) => id);
    const limit = () =>
      p95Ms(lookCount, async () => {
        await bare.query({ name: 'cards', text: 'select * from fulfillment_orders where id = any($1::uuid[])', values: [ids] });
        await bare.query({
          name: 'open',
          text: `select stage, count(*) from fulfillment_orders where stage in ('pending', 'audit', 'finance', 'to_print', 'to_pick', 'to_check', 'to_weigh', 'to_ship') group by stage`,
        });
      });
    const size = orderCount === 50_000 ? '' : `_of_${orderCount}`;
    const figure = (name: string, questions: readonly object[]) => ({
      name: `board.${name}_p95${size}`,
      unit: 'ms',
      value: turning(questions),
      limit,
    });
    const viewers = await openViewers(house, merchant, account);
    return [
      figure('counts_and_first_page', [{}]),
      figure('filtered', filters(shops[5])),
      figure('filtered_by_goods_and_tags', byContents),
      { name: `board.change_to_visible${size}`, unit: 'ms', value: viewers.changeToVisible, limit: viewers.bareRoundTrips },
    ];
  },
};
