import { expect, test } from 'vitest';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { PullAsk } from '@zhidan/core/channels/connector.ts';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { countOrders, pullPage, readOrders } from './pull.ts';
import { access, bodyOf, now, pathOf, refusal, sampleOrder } from './recorded.fixture.ts';

const ask: PullAsk = { basis: 'modified', from: plusMs(now, -900_000), to: now, page: null };

const lists = (pages: readonly (readonly string[])[]) =>
  playedOutside(now, (request) => {
    if (pathOf(request) === '/channels/ec/order/get') return jsonAnswer({ errcode: 0, order: sampleOrder });
    const at = Number(bodyOf(request)['next_key'] || 0);
    return jsonAnswer({ errcode: 0, order_id_list: pages[at] ?? [], next_key: String(at + 1), has_more: at + 1 < pages.length });
  });

test('the platform lists ids only, so each order of a page is read', async () => {
  const outside = lists([['1', '2', '3', '4', '5', '6'], ['7']]);
  const page = await pullPage(outside, access, ask);
  expect(page.next).toBe('1');
  expect(page.documents).toHaveLength(6);
  expect(outside.sent.slice(1).map((request) => bodyOf(request)['order_id'])).toEqual(['1', '2', '3', '4', '5', '6']);
});

test('the filter stays the same from page to page, or the platform refuses the cursor', async () => {
  const outside = lists([['1'], ['2']]);
  const { next } = await pullPage(outside, access, ask);
  await pullPage(outside, access, { ...ask, page: next });
  const [first, second] = outside.sent.filter((request) => pathOf(request) === '/channels/ec/order/list/get').map(bodyOf);
  expect(first).toEqual({ update_time_range: { start_time: 1_794_325_500, end_time: 1_794_326_400 }, page_size: 100, next_key: '' });
  expect(second).toEqual({ ...first, next_key: '1' });
});

test('ids are counted once, for the platform tells no count', async () => {
  const outside = lists([['1', '2'], ['2', '3'], []]);
  expect(await countOrders(outside, access, ask)).toEqual({ orderCount: 3, paid: null });
  expect(bodyOf(outside.sent[0]!)).toHaveProperty('create_time_range');
});

test('ids that come as numbers keep every digit', async () => {
  const outside = playedOutside(now, (request) =>
    pathOf(request) === '/channels/ec/order/get'
      ? jsonAnswer({ errcode: 0, order: sampleOrder })
      : jsonAnswer('{"errcode":0,"order_id_list":[3705115058471208928],"has_more":false}'),
  );
  await pullPage(outside, access, ask);
  expect(bodyOf(outside.sent[1]!)).toEqual({ order_id: '3705115058471208928' });
});

test('a killed token is not taken for a missing order', async () => {
  const outside = playedOutside(now, () => refusal(40_001, 'invalid credential'));
  await expect(readOrders(outside, access, ['1'])).rejects.toMatchObject({ kind: 'auth_expired' });
});
