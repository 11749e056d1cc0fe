import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { expect, test } from 'vitest';
import { aTrade } from '../../../connectors/taobao/recorded.fixture.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { newId } from '../../platform/new-id.ts';
import { appForFile } from '../../testing/test-app.ts';
import { addShop } from '../add-shop.ts';
import { keepUnread, type UnreadDocument } from '../unread-document-store.ts';

const house = appForFile();

async function aShop(name: string): Promise<ShopId> {
  const { db, vault, clock } = house().merchant;
  const ask = { by: systemCaller('test'), now: clock(), channel: 'tmall' as const, name, app: { fields: {}, addresses: {} } };
  return (await inTransaction(db, (tx) => addShop(tx, ask, vault))).shopId;
}

/** Documents that were met and could not be read. */
async function met(shopId: ShopId, unread: readonly UnreadDocument[]): Promise<void> {
  const { db, vault, clock } = house().merchant;
  await inTransaction(db, (tx) => keepUnread(tx, { shopId, road: 'pull', readAt: clock(), now: clock(), unread }, vault));
}

type Item = Readonly<{ id: string; channelOrderNo: string; problem: string; unreadCount: number }>;
const itemsOf = ({ body }: { body: Record<string, unknown> }) => body['items'] as Item[];

type Counted = Readonly<{ documentCount: number }>;

test('pulls are listed newest first, by shop, kind and outcome, and paged without gap', async () => {
  const { merchant, as } = house();
  const [north, south] = [await aShop('宁波一店'), await aShop('杭州二店')];
  for (let run = 0; run < 5; run += 1) {
    const started_at = merchant.clock.advance(60_000);
    const row = { id: newId(started_at), asked_by: 'schedule', started_at, ended_at: started_at, document_count: run };
    const [shop_id, kind] = run === 2 ? [south, 'sweep'] : [north, 'incremental'];
    const end =
      run === 4 ? { outcome: 'failed', fault_kind: 'transient', fault_code: 'network', fault_words: 'ECONNRESET' } : { outcome: 'done' };
    await merchant.db
      .insertInto('pull_runs')
      .values({ ...row, shop_id, kind, ...end })
      .execute();
  }
  const reader = await as('yunying');
  const ask = async (question: string) =>
    (await reader.get(`/api/pull-runs?${question}`)).body as unknown as Readonly<{ items: Counted[]; next: string }>;
  const counts = ({ items }: Readonly<{ items: Counted[] }>) => items.map(({ documentCount }) => documentCount);
  expect(counts(await ask(''))).toEqual([4, 3, 2, 1, 0]);
  expect(counts(await ask(`shopId=${north}&outcome=done`))).toEqual([3, 1, 0]);
  expect(counts(await ask('kind=sweep'))).toEqual([2]);
  const first = await ask('limit=3');
  expect([...counts(first), ...counts(await ask(`limit=3&after=${first.next}`))]).toEqual([4, 3, 2, 1, 0]);
  const shops = (await reader.get('/api/shops')).body['items'] as { id: ShopId; lastRun: object }[];
  expect(shops.find(({ id }) => id === north)?.lastRun).toMatchObject({
    outcome: 'failed',
    fault: { kind: 'transient', words: 'ECONNRESET' },
  });
});

test('a document that could not be read is shown without what it holds, and becomes an order when it can be read', async () => {
  const shopId = await aShop('未读店');
  const document = aTrade('5550000000000000001', { receiver_name: '欧阳测试' });
  await met(shopId, [{ channelOrderNo: '5550000000000000001', problem: 'payment: is no amount in yuan', document }]);
  const manager = await house().as('yunying');
  const [unread] = itemsOf(await manager.get(`/api/unread-documents?shopId=${shopId}`));
  expect(unread).toMatchObject({ channelOrderNo: '5550000000000000001', problem: 'payment: is no amount in yuan', seenCount: 1 });
  const detail = await manager.get(`/api/unread-documents/${unread!.id}`);
  expect(detail.body['shape']).toMatchObject({ receiver_name: '字字字字', tid: '0000000000000000000' });
  expect(detail.text).not.toContain('欧阳');
  expect((await manager.post(`/api/unread-documents/${unread!.id}/read-again`)).body).toEqual({ problem: null });
  expect(itemsOf(await manager.get(`/api/unread-documents?shopId=${shopId}`))).toEqual([]);
  expect(itemsOf(await manager.get('/api/orders?search=5550000000000000001'))).toHaveLength(1);
  expect((await manager.post(`/api/unread-documents/${unread!.id}/read-again`)).body.code).toBe('unread_document.not_found');
});

test('a document without a number that still cannot be read stays, with the problem of today', async () => {
  const shopId = await aShop('无号店');
  const document: JsonObject = { payment: '12.00' };
  await met(shopId, [{ channelOrderNo: null, problem: 'something of yesterday', document }]);
  const manager = await house().as('yunying');
  const [unread] = itemsOf(await manager.get(`/api/unread-documents?shopId=${shopId}`));
  const { problem } = (await manager.post(`/api/unread-documents/${unread!.id}/read-again`)).body as unknown as { problem: string };
  expect(problem).toMatch(/: /u);
  expect(itemsOf(await manager.get(`/api/unread-documents?shopId=${shopId}`))).toMatchObject([{ problem }]);
  const shops = itemsOf(await manager.get('/api/shops'));
  expect(shops.find(({ id }) => id === shopId)?.unreadCount).toBe(1);
});

test('an order that the platform did not give out is asked for again; what keeps it from answering is said', async () => {
  const shopId = await aShop('未给店');
  await met(shopId, [{ channelOrderNo: '5550000000000000002', problem: 'the platform did not give it out', document: null }]);
  const manager = await house().as('yunying');
  const [unread] = itemsOf(await manager.get(`/api/unread-documents?shopId=${shopId}`));
  expect((await manager.get(`/api/unread-documents/${unread!.id}`)).body['shape']).toBe(null);
  const { status, body } = await manager.post(`/api/unread-documents/${unread!.id}/read-again`);
  expect([status, body.code]).toEqual([422, 'shop.call_refused']);
  expect(body.detail).toContain('重新授权');
});
