import { expect, test } from 'vitest';
import { appForFile, signedIn, type TestVisitor } from '../testing/test-app.ts';

const house = appForFile();

const columns = { order: ['no', 'goods', 'money'], hidden: ['buyer'], widths: { goods: 320 } };
const content = (name: string, change: object = {}) => ({
  name,
  isShared: false,
  filter: { status: 'received', due: 'in_6_hours' },
  columns,
  sort: 'ship_by asc',
  ...change,
});

type View = Readonly<{ id: string; name: string; isOwn: boolean; filter: object }>;

const views = async (visitor: TestVisitor): Promise<readonly View[]> =>
  (await visitor.get('/api/views?list=orders')).body['items'] as readonly View[];
const namesOf = async (visitor: TestVisitor): Promise<readonly string[]> => (await views(visitor)).map(({ name }) => name);
const save = async (visitor: TestVisitor, name: string, change: object = {}): Promise<string> => {
  const answer = await visitor.post('/api/views', { list: 'orders', ...content(name, change) });
  expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.stringContaining('viewId')]);
  return String(answer.body['viewId']);
};

test('a view is kept with its filter, columns, widths and sort, and only its owner sees it', async () => {
  const kefu = await house().as('kefu');
  await save(kefu, '我的急单');
  const [own] = await views(kefu);
  expect(own).toEqual({ id: expect.any(String), list: 'orders', isOwn: true, ...content('我的急单') });
  expect(await namesOf(await house().as('kefu2'))).toEqual([]);
});

test('a shared view is everybody’s to see, and sharing takes a permission', async () => {
  const supervisor = await house().as('zhuguan');
  const id = await save(supervisor, '今晚必发', { isShared: true });
  expect((await views(await house().as('cangku'))).find((view) => view.id === id)).toMatchObject({ name: '今晚必发', isOwn: false });
  const refused = await (await house().as('kefu')).post('/api/views', { list: 'orders', ...content('大家看', { isShared: true }) });
  expect([refused.status, refused.body.code]).toEqual([403, 'view.sharing_denied']);
});

test('who was searched for is in no view', async () => {
  const kefu = await house().as('kefu');
  await save(kefu, '查一个人', { filter: { search: '13912345678', refund: 'requested', note: '' } });
  expect((await views(kefu)).find(({ name }) => name === '查一个人')?.filter).toEqual({ refund: 'requested' });
});

test('a view is renamed and given other columns; what it was stands in the journal', async () => {
  const kefu = await house().as('kefu');
  const id = await save(kefu, '改名前');
  await kefu.post(`/api/views/${id}`, content('改名后', { sort: 'paid desc' }));
  expect(await namesOf(kefu)).toContain('改名后');
  const journal = await (await house().as('laoban')).get(`/api/journal?subjectKind=view&subjectId=${id}&event=view.changed`);
  expect(journal.body['items']).toMatchObject([
    { before: { name: '改名前', sort: 'ship_by asc' }, after: { name: '改名后', sort: 'paid desc' } },
  ]);
});

test('deleting a view can be undone, and both are harmless twice', async () => {
  const kefu = await house().as('kefu');
  const id = await save(kefu, '删了又要');
  for (const times of [1, 2]) expect([times, (await kefu.post(`/api/views/${id}/delete`)).status]).toEqual([times, 200]);
  expect(await namesOf(kefu)).not.toContain('删了又要');
  for (const times of [1, 2]) expect([times, (await kefu.post(`/api/views/${id}/restore`)).status]).toEqual([times, 200]);
  expect(await namesOf(kefu)).toContain('删了又要');
});

test('two views of one person never bear one name, not even by undoing a deletion', async () => {
  const kefu = await house().as('kefu');
  const id = await save(kefu, '同名');
  const twin = await kefu.post('/api/views', { list: 'orders', ...content('同名') });
  expect([twin.status, twin.body.code, twin.body.values]).toEqual([409, 'view.name_taken', { name: '同名' }]);
  await kefu.post(`/api/views/${id}/delete`);
  await save(kefu, '同名');
  expect((await kefu.post(`/api/views/${id}/restore`)).body.code).toBe('view.name_taken');
});

test('nobody changes what another keeps: their own views are not there for others, shared ones say whose they are', async () => {
  const kefu = await house().as('kefu');
  const foreign = await save(await house().as('zhuguan'), '主管自用');
  expect((await kefu.post(`/api/views/${foreign}/delete`)).body.code).toBe('view.not_found');
  const shared = await save(await house().as('zhuguan'), '主管共享', { isShared: true });
  expect((await kefu.post(`/api/views/${shared}`, content('抢过来'))).body.code).toBe('view.not_yours');
  expect((await (await house().as('yunying')).post(`/api/views/${shared}`, content('运营改过', { isShared: true }))).status).toBe(200);
});

test('who may not see orders has no views of them', async () => {
  const owner = await house().as('laoban');
  const roleId = (await owner.post('/api/roles', { name: '只看人员', permissions: ['people.display'], maskedFields: [] })).body['id'];
  await owner.post('/api/people', { login: 'no-orders', name: '无单', password: 'correct horse battery', roleIds: [roleId] });
  const visitor = await signedIn(house().app, 'no-orders', 'correct horse battery');
  const answer = await visitor.get('/api/views?list=orders');
  expect([answer.status, answer.body.code]).toEqual([403, 'view.list_denied']);
});
