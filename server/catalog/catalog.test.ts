import { beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { addCursors } from '../platform/journal/cursor.ts';
import { digest } from '../platform/journal/digest.ts';
import { subscriberLags } from '../platform/journal/subscriber-lag.ts';
import { onGoodsNews } from '../orders/matching/on-goods-news.ts';
import { appForFile, signedIn, type TestAnswer, type TestVisitor } from '../testing/test-app.ts';
import { aGoodsHouse, type GoodsHouse } from '../testing/test-goods-house.ts';
import { goodsLine, goodsOrder } from '../testing/test-goods.ts';
import { until } from '../testing/until.ts';

const house = appForFile();
let goods: GoodsHouse;

beforeAll(async () => {
  const { merchant } = house();
  await inTransaction(merchant.db, (tx) => addCursors(tx, [onGoodsNews], merchant.clock()));
  goods = await aGoodsHouse(merchant, (work) => inTransaction(merchant.db, work));
});

/** Lets the subscriber digest all news so far. */
const settled = () =>
  until('the goods are matched', async () => {
    const { merchant } = house();
    await digest(merchant, onGoodsNews, new AbortController().signal);
    return (await subscriberLags(merchant.db, merchant.clock())).find(({ name }) => name === onGoodsNews.name)?.behindMs === 0;
  });

const fine = (answer: TestAnswer): Readonly<Record<string, never>> => {
  expect([answer.status, answer.status < 300 ? '' : answer.text]).toEqual([200, '']);
  return answer.body as never;
};

const yunying = () => house().as('yunying');
const get = async (url: string, visitor?: TestVisitor) => fine(await (visitor ?? (await yunying())).get(url));
const post = async (url: string, body: object) => fine(await (await yunying()).post(url, body));
const refusal = ({ status, body }: TestAnswer) => [status, body.code];

type Listed = Readonly<{ id: string; title: string; waitingCount: number; suggestion: { sku: { code: string }; reason: string } | null }>;
const unmatched = async (question = ''): Promise<readonly Listed[]> => (await get(`/api/listings/unmatched?${question}`))['items'] ?? [];
const unmatchedCalled = async (title: string): Promise<Listed> => {
  const found = (await unmatched()).find((one) => one.title === title);
  if (!found) throw new Error(`no unmatched listing is called ${title}`);
  return found;
};

const codes = async (question: string): Promise<string> =>
  (((await get(`/api/skus?${question}`))['items'] ?? []) as readonly { code: string }[]).map(({ code }) => code).join(' ');

/** Each a moment after the other, so that the newest comes first. */
const add = async (code: string, change: object = {}): Promise<string> => {
  house().merchant.clock.advance(1);
  return (await post('/api/skus', { code, name: `货 ${code}`, ...change }))['id'] ?? '';
};

test('a SKU is found by two characters of its name, by part of its code, by what it is and by what it lacks', async () => {
  const bottle = await add('PPSU-240', { name: '宽口径奶瓶', specification: '240ml', barcode: '6901', weightGram: 120, cost: 2_600 });
  await add('BRUSH', { name: '奶瓶刷', category: '洗护' });
  await add('SET-1', { name: '喂养套装', components: [{ skuId: bottle, quantity: 2 }], pictureUrl: 'https://img.example.cn/1.jpg' });
  expect(await codes(`search=${encodeURIComponent('奶瓶')}`)).toBe('BRUSH PPSU-240');
  expect(await codes(`search=${encodeURIComponent('奶瓶 240')}`)).toBe('PPSU-240');
  expect(await codes('search=psu-2')).toBe('PPSU-240');
  expect(await codes(`search=${encodeURIComponent('洗护')}`)).toBe('BRUSH');
  expect(await codes(`search=${encodeURIComponent('刷')}`)).toBe('BRUSH');
  expect(await codes('search=nothing')).toBe('');
  expect(await codes('kind=bundle')).toBe('SET-1');
  expect(await codes('missing=weight')).toBe('BRUSH');
  expect(await get(`/api/skus/${bottle}`)).toMatchObject({ gaps: [], bundles: [{ code: 'SET-1', quantity: 2 }], components: [] });
});

test('a code is given once; what is wrong with a SKU is said', async () => {
  const visitor = await yunying();
  const one = await add('ONCE');
  const other = await add('OTHER');
  const twin = await visitor.post('/api/skus', { code: 'ONCE', name: '又一个' });
  expect(refusal(twin)).toEqual([409, 'sku.code_taken']);
  expect(twin.body.detail).toContain('「货 ONCE」');
  expect(refusal(await visitor.post(`/api/skus/${other}/change`, { code: 'ONCE', name: '改码' }))).toEqual([409, 'sku.code_taken']);
  const own = await visitor.post(`/api/skus/${one}/change`, { code: 'ONCE', name: '套', components: [{ skuId: one, quantity: 1 }] });
  expect(refusal(own)).toEqual([409, 'sku.bundle_of_itself']);
  const none = await visitor.post('/api/skus', { code: ' ', name: '', weightGram: -1 });
  expect([none.status, none.body.problems?.map(({ field }) => field)]).toEqual([400, ['code', 'name', 'weightGram']]);
});

test('a SKU of a bundle is not retired; one that is retired is matched with nothing and can be restored', async () => {
  const visitor = await yunying();
  const part = await add('PART');
  const set = await add('SET-2', { components: [{ skuId: part, quantity: 1 }] });
  expect(refusal(await visitor.post('/api/skus/retire', { skuIds: [part] }))).toEqual([409, 'sku.in_bundle']);
  await post('/api/skus/retire', { skuIds: [set] });
  await post('/api/skus/retire', { skuIds: [part, set] });
  expect(await codes('state=retired')).toBe('SET-2 PART');
  await goods.receive(goodsOrder('r1', [goodsLine('退役货', { merchantCode: 'PART' })]));
  await settled();
  const { id } = await unmatchedCalled('退役货');
  const byHand = await visitor.post('/api/listings/match', { pairs: [{ listingId: id, skuId: part, from: null }] });
  expect(refusal(byHand)).toEqual([409, 'sku.retired']);
  await post('/api/skus/restore', { skuIds: [part] });
  expect((await unmatched()).map(({ title }) => title)).not.toContain('退役货');
});

test('unmatched listings stand in the order of the orders they hold up, each with the SKU that it most likely is', async () => {
  await add('YT-01', { name: '电动吸奶器', specification: '静音款' });
  await add('TWO-A', { barcode: '69077' });
  await add('TWO-B', { barcode: '69077' });
  await goods.receive(
    goodsOrder('u1', [goodsLine('旗舰正品电动吸奶器孕产妇用', { specification: '颜色:静音款' })]),
    goodsOrder('u2', [goodsLine('两个条码', { barcode: '69077' }), goodsLine('没人认得')]),
    goodsOrder('u3', [goodsLine('没人认得')]),
  );
  await settled();
  const rows = (await unmatched()).filter(({ waitingCount }) => waitingCount > 0);
  expect(rows.map(({ title, waitingCount, suggestion }) => [title, waitingCount, suggestion?.reason ?? null])).toEqual([
    ['没人认得', 2, null],
    expect.arrayContaining([1]),
    expect.arrayContaining([1]),
  ]);
  expect((await unmatchedCalled('旗舰正品电动吸奶器孕产妇用')).suggestion).toMatchObject({ sku: { code: 'YT-01' }, reason: 'name' });
  expect((await unmatchedCalled('两个条码')).suggestion).toMatchObject({
    sku: { code: expect.stringMatching(/^TWO-/) },
    reason: 'barcode',
  });
  expect((await unmatched(`search=${encodeURIComponent('认得')}`)).map(({ title }) => title)).toEqual(['没人认得']);
  const paged: string[] = [];
  for (let next: string | null = ''; next !== null;) {
    const page: Readonly<Record<string, never>> = await get(`/api/listings/unmatched?limit=1${next && `&after=${next}`}`);
    paged.push(...((page['items'] ?? []) as readonly Listed[]).map(({ title }) => title));
    next = page['next'] ?? null;
  }
  expect(paged).toEqual((await unmatched()).map(({ title }) => title));
  expect(await get('/api/listings/sum')).toMatchObject({ waitingOrderCount: 3, shops: [{ name: '旗舰店' }] });
});

test('two people match one listing: the first match stands, the second is told, and each can be undone', async () => {
  await goods.receive(goodsOrder('c1', [goodsLine('抢手货')]));
  await settled();
  const { id } = await unmatchedCalled('抢手货');
  const [one, other] = [await add('FIRST'), await add('SECOND')];
  const [yun, zhu] = [await yunying(), await house().as('zhuguan')];
  const ask = (skuId: string) => ({ pairs: [{ listingId: id, skuId, from: null }] });
  const answers = await Promise.all([yun.post('/api/listings/match', ask(one)), zhu.post('/api/listings/match', ask(other))]);
  const bodies = answers.map((answer) => fine(answer) as unknown as { changedCount: number; overtaken: object[]; undo: object[] });
  expect(bodies.reduce((sum, { changedCount }) => sum + changedCount, 0)).toBe(1);
  const winner = bodies.find(({ changedCount }) => changedCount === 1);
  const loser = bodies.find(({ changedCount }) => changedCount === 0);
  expect(loser?.overtaken).toMatchObject([{ title: '抢手货', code: winner === bodies[0] ? 'FIRST' : 'SECOND' }]);
  expect(await post('/api/listings/match', { pairs: winner?.undo })).toMatchObject({ changedCount: 1 });
  expect((await unmatchedCalled('抢手货')).waitingCount).toBe(1);
});

test('SKUs are made of listings in one go: first shown, then made, then all orders go on; undone, they wait again', async () => {
  await post('/api/skus/retire', { skuIds: [await add('G-3')] });
  await goods.receive(
    goodsOrder('g1', [goodsLine('爬服', { merchantCode: 'G-1' }), goodsLine('爬服抖音版', { merchantCode: ' g-1' })]),
    goodsOrder('g2', [goodsLine('围嘴', { merchantCode: 'G-2' }), goodsLine('袜子', { merchantCode: 'G-3' }), goodsLine('无码')]),
  );
  await settled();
  const ids = await Promise.all(['爬服', '爬服抖音版', '围嘴', '袜子', '无码'].map(async (title) => (await unmatchedCalled(title)).id));
  const preview = await get(`/api/skus/from-listings?${ids.map((id) => `listingIds=${id}`).join('&')}`);
  expect(preview).toMatchObject({
    createCount: 2,
    matchCount: 1,
    listingCount: 4,
    match: [{ code: 'G-3', isRetired: true }],
    conflicts: [{ reason: 'no_code', titles: ['无码 颜色:米白;尺码:73cm'] }],
    isCut: false,
  });
  const made = (await post('/api/skus/from-listings', { listingIds: ids })) as unknown as { createdIds: string[] };
  expect(made).toMatchObject({ matchedCount: 4, conflictCount: 1 });
  expect(await post('/api/skus/from-listings', { listingIds: ids })).toMatchObject({ createdIds: [], matchedCount: 0, conflictCount: 1 });
  await settled();
  const waiting = async () =>
    (await unmatched()).filter(({ id, waitingCount }) => ids.includes(id) && waitingCount > 0).map(({ title }) => title);
  expect(await waiting()).toEqual(['无码']);
  await post('/api/skus/retire', { skuIds: made.createdIds, isUnmatching: true });
  await settled();
  expect((await waiting()).toSorted()).toEqual(['围嘴', '无码', '爬服', '爬服抖音版'].toSorted());
});

test('who may only look at goods changes nothing, and whoever works for another shop sees no listing of this one', async () => {
  const kefu = await house().as('kefu');
  expect((await kefu.get('/api/skus')).status).toBe(200);
  expect(refusal(await kefu.post('/api/skus', { code: 'X', name: 'x' }))).toEqual([403, 'access.denied']);
  await goods.receive(goodsOrder('s1', [goodsLine('别家的货')]));
  await settled();
  const { id } = await unmatchedCalled('别家的货');
  const owner = await house().as('laoban');
  const role = { name: '别店运营', permissions: ['catalog.display', 'catalog.manage'], maskedFields: [] };
  const roleId = fine(await owner.post('/api/roles', role))['id'];
  const password = 'correct horse battery';
  await owner.post('/api/people', { login: 'elsewhere', name: '别店', password, roleIds: [roleId], shops: ['no id'] });
  const visitor = await signedIn(house().app, 'elsewhere', password);
  expect(await get('/api/listings/unmatched', visitor)).toEqual({ items: [], next: null });
  expect(await get('/api/listings', visitor)).toEqual({ items: [], next: null });
  expect(await get('/api/listings/sum', visitor)).toEqual({ unmatchedCount: 0, waitingOrderCount: 0, shops: [] });
  const skuId = await add('FOREIGN');
  const foreign = await visitor.post('/api/listings/match', { pairs: [{ listingId: id, skuId, from: null }] });
  expect(refusal(foreign)).toEqual([404, 'listing.not_found']);
});
