import type { ConnectorCode } from '@zhidan/core/channels/channel.ts';
import type { OrderMark } from '@zhidan/core/orders/marks/order-mark.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { markOrders, takeDueMemos } from '../../orders/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { live, pullAll, pulledWorld, type PulledShop } from '../../testing/pulled-world.ts';
import { runEmulators, type RunningEmulators } from '../../testing/run-emulators.ts';
import { merchantForFile } from '../../testing/test-merchant.ts';
import { asked } from '../../testing/test-news.ts';
import { callShop } from '../call/call-shop.ts';
import { tellMemos } from './tell-memos.ts';

const merchant = merchantForFile();
const codes = ['taobao', 'douyin', 'pinduoduo', 'jd', 'youzan', 'wechat-shop'] as const;
/** What red is there; the others have no colours. */
const red: Partial<Record<ConnectorCode, string>> = { taobao: '1', douyin: '5', pinduoduo: '1', jd: '1' };
const own = '老客户常买奶瓶';
let emulators: RunningEmulators;
let shops: readonly PulledShop[];

beforeAll(async () => {
  emulators = await runEmulators();
  shops = await pulledWorld(merchant(), emulators, { seed: 'memos', codes });
  await live(merchant(), emulators, [
    ...shops.map(({ shopSeq }) => ({ do: 'order', shop: shopSeq, count: 4, over: '5m' })),
    { do: 'wait', for: '20m' },
  ]);
  await pullAll(merchant(), shops);
});
afterAll(() => emulators.stop());

const shopOf = (code: ConnectorCode): PulledShop => shops.find((shop) => shop.code === code)!;

async function anOrder(code: ConnectorCode, nth = 0) {
  const rows = await merchant()
    .db.selectFrom('orders')
    .select(['id', 'channel_order_no as no'])
    .where('shop_id', '=', shopOf(code).shopId)
    .where('status', '=', 'received')
    .where('seller_flag', 'in', ['', '0'])
    .orderBy('channel_order_no')
    .execute();
  return rows[nth]!;
}

const mark = (orderId: string, values: Partial<Record<OrderMark['kind'], string>>, ruleKey = 'dear') =>
  inTransaction(merchant().db, (tx) =>
    markOrders(tx, {
      ...asked(merchant().clock),
      marks: Object.entries(values).map(([kind, value]) => ({
        orderId,
        ruleKey,
        ruleName: '高价值',
        kind: kind as OrderMark['kind'],
        value,
      })),
    }),
  );

const tell = (code: ConnectorCode, orderId: string) => tellMemos(merchant(), { shopId: shopOf(code).shopId, orderIds: [orderId] });

const write = (code: ConnectorCode, channelOrderNo: string, memo: string) =>
  callShop(merchant(), shopOf(code).shopId, async ({ write: call }, outside, access) =>
    call.setMemo?.(outside, access, { channelOrderNo, memo, flag: null }),
  );

async function there(code: ConnectorCode, no: string) {
  const trade = await emulators.control('GET', 'trade', { shop: shopOf(code).shopSeq, trade: no });
  return String(trade['sellerMemo']);
}

const here = (orderId: string) =>
  merchant()
    .db.selectFrom('orders')
    .select(['seller_memo as memo', 'seller_flag as flag'])
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();

const memoOf = (orderId: string) =>
  merchant().db.selectFrom('order_memos').selectAll().where('order_id', '=', orderId).executeTakeFirstOrThrow();

const isLocked = async (orderId: string): Promise<boolean> => {
  const found = merchant().db.selectFrom('order_exceptions').select('kind').where('order_id', '=', orderId).where('cleared_at', 'is', null);
  return (await found.execute()).some(({ kind }) => kind === 'platform_changed');
};

async function pullLater(code: ConnectorCode): Promise<void> {
  await live(merchant(), emulators, [{ do: 'wait', for: '20m' }]);
  await pullAll(merchant(), [shopOf(code)]);
}

describe.each(codes)('%s', (code) => {
  test('what a rule notes is written behind the seller’s own memo, once, and does not lock the order when it comes back', async () => {
    const { id, no } = await anOrder(code);
    await write(code, no, own);
    await mark(id, { note: '高价值先核实', flag: 'red' });
    await tell(code, id);
    expect(await memoOf(id)).toMatchObject({ state: 'told', reason: null, due_at: null });
    expect(await there(code, no)).toBe(`${own}；高价值先核实`);
    await mark(id, { note: '高价值先核实' }); // the same rule: nothing new
    await tell(code, id);
    expect(await there(code, no)).toBe(`${own}；高价值先核实`);
    await pullLater(code);
    expect(await here(id)).toMatchObject({ memo: `${own}；高价值先核实`, ...(red[code] ? { flag: red[code] } : {}) });
    expect(await isLocked(id)).toBe(false);
  });
});

test('a memo that the seller changes afterwards is a change of the platform', async () => {
  const { id, no } = await anOrder('taobao', 1);
  await mark(id, { note: '高价值先核实' });
  await tell('taobao', id);
  await pullLater('taobao');
  expect(await isLocked(id)).toBe(false);
  await write('taobao', no, '不要发了');
  await pullLater('taobao');
  expect(await isLocked(id)).toBe(true);
});

test('while the platform is away it is tried again, and the look of the minute finds it', async () => {
  const { id, no } = await anOrder('jd', 1);
  await mark(id, { note: '先核实' });
  await emulators.control('POST', 'faults', { kind: 'server_error', platform: 'jd', times: 100 });
  await tell('jd', id);
  await emulators.control('POST', 'clear-faults');
  expect(await memoOf(id)).toMatchObject({ state: 'wanted', try_count: 1 });
  const now = plusMs(merchant().clock(), 60_000);
  const due = await inTransaction(merchant().db, (tx) => takeDueMemos(tx, { now, dueAt: plusMs(now, 60_000), limit: 10 }));
  expect(due.map(({ orderId }) => orderId)).toContain(id);
  await tell('jd', id);
  expect(await there('jd', no)).toContain('先核实');
});
