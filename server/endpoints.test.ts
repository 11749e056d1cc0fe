import { permissions } from '@zhidan/core/identity/permission.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { expect, test } from 'vitest';
import { modulesOf } from './main.ts';
import { checkHooks, checkRoutes } from './platform/http/check-routes.ts';
import { mergeRefusals } from './platform/http/merge-refusals.ts';
import { appForFile, signedIn, visitorOf, type TestVisitor } from './testing/test-app.ts';

const house = appForFile();
const modules = modulesOf({ version: '0', isDemo: true, isEmbeddedDatabase: true, startedAt: instant(0) });
const routes = modules.flatMap((module) => module.routes ?? []);
const guarded = routes.filter(({ contract }) => contract.permission !== 'public');
const permitted = guarded.filter(({ contract }) => contract.permission !== 'signed_in');
const someId = '01900000-0000-7000-8000-000000000000';

/** Asks an endpoint with any path values: who may not come in is told so before anything is read. */
function knock(visitor: TestVisitor, { contract }: (typeof routes)[number]) {
  const url = contract.path.replace(/:\w+/g, someId);
  return contract.method === 'GET' ? visitor.get(url) : visitor.post(url);
}

test.each(guarded.map((route) => [`${route.contract.method} ${route.contract.path}`, route] as const))(
  'a stranger is sent to sign in: %s',
  async (_name, route) => {
    const answer = await knock(house().stranger, route);
    expect([answer.status, answer.body.code]).toEqual([401, 'session.required']);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  },
);

let passing: Promise<TestVisitor> | undefined;

/** A signed-in person who may do nothing. */
function passerBy(): Promise<TestVisitor> {
  passing ??= (async () => {
    const { app, as } = house();
    const owner = await as('laoban');
    const role = await owner.post('/api/roles', { name: '路过', permissions: [], maskedFields: [] });
    await owner.post('/api/people', { login: 'passer-by', name: '路人', password: 'correct horse battery', roleIds: [role.body['id']] });
    return signedIn(app, 'passer-by', 'correct horse battery');
  })();
  return passing;
}

test.each(permitted.map((route) => [`${route.contract.method} ${route.contract.path}`, route] as const))(
  'a person without the permission is refused: %s',
  async (_name, route) => {
    const visitor = await passerBy();
    house().merchant.clock.advance(15_000); // who tries more than fifty doors in ten minutes is no longer written down
    const answer = await knock(visitor, route);
    expect([answer.status, answer.body.code]).toEqual([403, 'access.denied']);
    expect(answer.body.detail).toContain(permissions[route.contract.permission as keyof typeof permissions]['zh-CN']);
    const journal = await (await house().as('laoban')).get('/api/journal?event=access.refused&limit=100');
    const endpoint = `${route.contract.method} ${route.contract.path}`;
    expect(journal.body['items']).toContainEqual(
      expect.objectContaining({ actorName: '路人', payload: { permission: route.contract.permission, endpoint } }),
    );
  },
);

test('only what must work before sign-in is public', () => {
  expect(
    routes.filter(({ contract }) => contract.permission === 'public').map(({ contract }) => `${contract.method} ${contract.path}`),
  ).toEqual([
    'GET /api/session/entrance',
    'POST /api/session/owner',
    'POST /api/session/sign-in',
    'POST /api/buyers/open',
    'POST /api/buyers/show',
    'POST /api/buyers/ask',
    'POST /api/buyers/confirm',
  ]);
});

test('only doors that are named for other systems stand open, and all lie below /hooks/', () => {
  const hooks = modules.flatMap((module) => module.hooks ?? []);
  expect(hooks.map(({ path }) => path)).toEqual(['/hooks/channels/:door', '/hooks/tracking/:door']);
  expect(() => checkHooks([...hooks, ...hooks])).toThrow('/hooks/channels/:door is mounted twice');
  expect(() => checkHooks([{ ...hooks[0]!, bodyLimitBytes: 0 }])).toThrow('has no limit');
});

test('an endpoint whose permission is in no table keeps the server from starting, and is named', () => {
  const [route] = permitted;
  const odd = { ...route!, contract: { ...route!.contract, permission: 'orders.fly' } };
  expect(() => checkRoutes([odd], permissions)).toThrow(
    `${odd.contract.method} ${odd.contract.path} needs the permission “orders.fly”, which is in no table`,
  );
});

test('a refusal code that two modules claim keeps the server from starting, and both are named', () => {
  const twin = { name: 'twin', refusals: modules[0]!.refusals! };
  expect(() => mergeRefusals([...modules, twin])).toThrow(/is declared by operations and by twin/);
});

test('a program with a key of no use is a stranger', async () => {
  const answer = await visitorOf(house().app, { authorization: 'Bearer zd_unknown' }).get('/api/people');
  expect(answer.status).toBe(401);
});

test('a page that knocks again and again at a closed door is in the journal once in ten minutes', async () => {
  const { as, merchant } = house();
  const visitor = await as('cangku');
  const count = async () => {
    const journal = await (await as('laoban')).get('/api/journal?event=access.refused&limit=200');
    return (journal.body['items'] as { actorName: string }[]).filter(({ actorName }) => actorName === '周大勇').length;
  };
  for (let knocks = 0; knocks < 5; knocks += 1) await visitor.get('/api/settings');
  expect(await count()).toBe(1);
  merchant.clock.advance(10 * 60_000);
  await visitor.get('/api/settings');
  expect(await count()).toBe(2);
});
