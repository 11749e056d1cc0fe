import { trades, type TradeStart } from '@zhidan/core/guide/trades/trade.ts';
import type { TradeStanding } from '@zhidan/core/guide/trades/trade-api.ts';
import { beforeAll, expect, test } from 'vitest';
import { startAudit } from '../../audit/index.ts';
import { loadSettings } from '../../operations/index.ts';
import { appForFile, visitorOf, type TestVisitor } from '../../testing/test-app.ts';

const app = appForFile();
beforeAll(async () => void (await startAudit(app().merchant, { isDemo: true })));

const standing = async (visitor: TestVisitor): Promise<TradeStanding> => (await visitor.get('/api/trade')).body as unknown as TradeStanding;
const take = (visitor: TestVisitor, start: TradeStart, isChosen = true) => visitor.post('/api/trade', { ...start, isChosen });
const newsCount = async (visitor: TestVisitor): Promise<number> =>
  ((await visitor.get('/api/journal?limit=200')).body['items'] as unknown[]).length;

test('a trade sets merging, bulk and parcel alerts at once, ticks its step, and the undo brings everything back', async () => {
  const owner = await app().as('laoban');
  const before = await standing(owner);
  expect(before).toEqual({ ...trades.general.start, isChosen: false });
  const taken = await take(owner, trades.food.start);
  expect([taken.status, taken.body['before']]).toEqual([200, before]);
  expect(await standing(owner)).toEqual({ ...trades.food.start, isChosen: true });
  expect(await loadSettings(app().merchant.db)).toMatchObject(trades.food.start.settings);
  const { steps } = (await owner.get('/api/onboarding')).body as unknown as { steps: { step: string; state: string }[] };
  expect(steps[0]).toEqual({ step: 'trade', state: 'done' });
  await take(owner, before, false);
  expect(await standing(owner)).toEqual(before);
});

test('the same trade twice is told once', async () => {
  const owner = await app().as('laoban');
  await take(owner, trades.apparel.start);
  const told = await newsCount(owner);
  expect((await take(owner, trades.apparel.start)).status).toBe(200);
  expect(await newsCount(owner)).toBe(told);
});

test('a number that the settings page would not take changes nothing', async () => {
  const owner = await app().as('laoban');
  const before = await standing(owner);
  const { start } = trades.electronics;
  const refused = await take(owner, { ...start, settings: { ...start.settings, mergeMostKilograms: 100_000 } });
  expect([refused.status, refused.body.code]).toEqual([422, 'setting.invalid']);
  expect(await standing(owner)).toEqual(before);
});

test('who may change settings but not rules takes no trade', async () => {
  const owner = await app().as('laoban');
  await take(owner, trades.apparel.start);
  const key = await owner.post('/api/api-keys', { name: '设置', permissions: ['settings.display', 'settings.manage', 'tracking.manage'] });
  const program = visitorOf(app().app, { authorization: `Bearer ${String(key.body['key'])}` });
  for (const visitor of [program, await app().as('yunying')]) {
    const refused = await take(visitor, trades.food.start);
    expect([refused.status, refused.body.code]).toEqual([403, 'access.denied']);
  }
  expect(await standing(owner)).toEqual({ ...trades.apparel.start, isChosen: true });
});
