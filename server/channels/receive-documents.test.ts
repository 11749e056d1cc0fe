import { anOrder } from '@zhidan/connectors/douyin/recorded.fixture.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { expect, test } from 'vitest';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { aMerchant, type TestMerchant } from '../testing/test-merchant.ts';
import { asked } from '../testing/test-news.ts';
import { addShop } from './add-shop.ts';
import { receiveDocuments, type DocumentsOutcome } from './receive-documents.ts';

async function stage(): Promise<{
  merchant: TestMerchant;
  shopId: ShopId;
  receive(...documents: JsonObject[]): Promise<DocumentsOutcome>;
}> {
  const merchant = await aMerchant();
  const news = { ...asked(merchant.clock), channel: 'douyin', name: '抖音店', app: { fields: {}, addresses: {} } } as const;
  const { shopId } = await inTransaction(merchant.db, (tx) => addShop(tx, news, merchant.vault));
  const receive = (...documents: JsonObject[]) => receiveDocuments(merchant, { shopId, road: 'pull', readAt: merchant.clock(), documents });
  return { merchant, shopId, receive };
}

const unreadOf = ({ db }: TestMerchant) =>
  db
    .selectFrom('unread_documents')
    .select(['channel_order_no', 'problem', 'seen_count', 'cleared_at'])
    .orderBy('channel_order_no')
    .execute();

const numbersOf = async ({ db }: TestMerchant) => {
  const rows = await db.selectFrom('orders').select('channel_order_no').orderBy('channel_order_no').execute();
  return rows.map((row) => row.channel_order_no);
};

test('a document that cannot be read is kept with its number and its problem, and the others are received', async () => {
  const { merchant, receive } = await stage();
  expect(await receive(anOrder('1'), anOrder('2', { order_status: '' }), anOrder('3'))).toMatchObject({ newCount: 2, unreadableCount: 1 });
  expect(await numbersOf(merchant)).toEqual(['1', '3']);
  expect(await unreadOf(merchant)).toMatchObject([{ channel_order_no: '2', problem: 'order_status: is missing', cleared_at: null }]);
});

test('a value that the database does not take costs its own order only', async () => {
  const { merchant, receive } = await stage();
  const tooMany = anOrder('2', {}, { item_num: 3_000_000_000 });
  expect(await receive(anOrder('1'), tooMany, anOrder('3'))).toMatchObject({ newCount: 2, unreadableCount: 1 });
  expect(await numbersOf(merchant)).toEqual(['1', '3']);
  expect(await unreadOf(merchant)).toMatchObject([{ channel_order_no: '2', problem: 'database_refused' }]);
});

test('seen again it is one row, seen twice; read after all it is cleared, and a new problem is a new row', async () => {
  const { merchant, receive } = await stage();
  for (let time = 0; time < 2; time += 1) await receive(anOrder('1', { order_status: '' }));
  expect(await unreadOf(merchant)).toMatchObject([{ channel_order_no: '1', seen_count: 2, cleared_at: null }]);
  expect(await receive(anOrder('1'))).toMatchObject({ newCount: 1, unreadableCount: 0 });
  expect(await unreadOf(merchant)).toMatchObject([{ seen_count: 2, cleared_at: merchant.clock() }]);
  await receive(anOrder('1', { order_status: '', update_time: 1_794_370_000 }));
  expect(await unreadOf(merchant)).toHaveLength(2);
});

test('documents without a number are told apart by what they say', async () => {
  const { merchant, receive } = await stage();
  await receive({ nonsense: 1 }, { nonsense: 2 }, { nonsense: 1 });
  expect(await unreadOf(merchant)).toMatchObject([{ channel_order_no: null }, { channel_order_no: null }]);
});

test('more documents than one transaction takes are received all', async () => {
  const { merchant, receive } = await stage();
  const documents = Array.from({ length: 1_100 }, (_, index) => anOrder(String(10_000 + index)));
  expect(await receive(...documents)).toMatchObject({ newCount: 1_100, unreadableCount: 0 });
  expect(await numbersOf(merchant)).toHaveLength(1_100);
});

test('a shop that is not there is refused', async () => {
  const { merchant } = await stage();
  const shopId = '00000000-0000-7000-8000-000000000000' as ShopId;
  const receiving = receiveDocuments(merchant, { shopId, road: 'pull', readAt: merchant.clock(), documents: [] });
  await expect(receiving).rejects.toMatchObject({ refusal: { code: 'shop.not_found' } });
});
