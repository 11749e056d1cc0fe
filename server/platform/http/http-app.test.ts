import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appForFile, testApp, visitorOf, type TestAnswer } from '../../testing/test-app.ts';

const house = appForFile();
let webFolder = '';

beforeAll(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'zhidan-web-'));
  await mkdir(join(webFolder, 'assets'));
  await writeFile(join(webFolder, 'index.html'), '<!doctype html><title>知单</title>');
  await writeFile(join(webFolder, 'assets', 'app-1a2b3c.js'), 'export {};');
});
afterAll(() => rm(webFolder, { recursive: true }));

test('everything wrong with an input is told at once, in the reader’s language, without repeating what was typed', async () => {
  const owner = await house().as('laoban');
  const answer = await owner.post('/api/people', { login: '!', password: 'short', phone: '13912345678x', roleIds: [], shops: 5 });
  expect([answer.status, answer.body.code]).toEqual([400, 'input.invalid']);
  expect(answer.body.problems).toEqual([
    { field: 'name', text: '必填' },
    { field: 'phone', text: '格式不正确' },
    { field: 'roleIds', text: '至少选 1 项' },
    { field: 'shops', text: '内容不正确 (5)' },
    { field: 'login', text: '格式不正确' },
    { field: 'password', text: '至少 10 个字符' },
  ]);
  expect(answer.text).not.toContain('13912345678');
});

test('a stranger is answered in the language the browser asks for', async () => {
  const answer = await house().stranger.get('/api/people', { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' });
  expect(answer.body).toMatchObject({
    status: 401,
    title: 'Unauthorized',
    detail: 'Sign in first.',
    type: 'urn:zhidan:problem:session.required',
  });
});

test('a person is answered in their own language, whatever the browser asks for', async () => {
  const person = await house().as('kefu');
  const inChinese = await person.get('/api/settings', { 'accept-language': 'en' });
  expect(inChinese.body.detail).toBe('没有“查看设置”权限。请联系管理员开通。');
  await person.post('/api/session/language', { language: 'en' });
  const inEnglish = await person.get('/api/settings', { 'accept-language': 'zh-CN' });
  expect(inEnglish.body.detail).toBe('This needs the permission “See settings”. Ask an administrator for it.');
});

test.each([
  ['not JSON', '{"name":', 'application/json', [400, 'input.not_json']],
  ['a form', 'name=x', 'application/x-www-form-urlencoded', [415, 'input.media_type_unknown']],
  ['plain text, which another site could send without asking', '{}', 'text/plain', [415, 'input.media_type_unknown']],
  ['too large', JSON.stringify({ name: 'x'.repeat(1_100_000) }), 'application/json', [413, 'input.too_large']],
])('a body that is %s is refused', async (_what, payload, type, refusal) => {
  const { app, as } = house();
  const { cookie } = await as('laoban');
  const headers = { cookie, 'content-type': type, 'idempotency-key': 'a-fresh-key' };
  const answer = await app.inject({ method: 'POST', url: '/api/roles', headers, payload });
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual(refusal);
});

test.each([
  ['another site’s page', { origin: 'https://evil.example' }, 403],
  ['another site’s page, as modern browsers say it', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
  ['another port of this machine', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:9999' }, 403],
  ['a sandboxed frame', { origin: 'null' }, 403],
  ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:80' }, 200],
  ['our own page in an older browser', { origin: 'http://localhost:80' }, 200],
  ['a program, which says nothing', {}, 200],
])('a command from %s is let in or refused', async (_what, headers, status) => {
  const owner = await house().as('laoban');
  const answer = await owner.post('/api/session/language', { language: 'zh-CN' }, headers);
  expect(answer.status).toBe(status);
  if (status === 403) expect(answer.body.code).toBe('session.foreign_origin');
});

test('the session cookie cannot be read by scripts or sent by other sites, and is Secure where the address is https', async () => {
  const { app, merchant } = house();
  const ask = { login: 'kefu2', password: 'zhidan-demo-2026' };
  expect(String((await visitorOf(app).post('/api/session/sign-in', ask)).headers['set-cookie'])).toMatch(
    /^zhidan_test=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
  );
  const secure = await testApp(merchant, { publicUrl: 'https://oms.example.cn' });
  const answer = await visitorOf(secure).post('/api/session/sign-in', ask);
  expect(String(answer.headers['set-cookie'])).toMatch(/; Secure$/);
  expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
  await secure.close();
});

test('pages may run no script but ours and be shown in no frame', async () => {
  const { headers } = await house().stranger.get('/health');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('the web is served with its own addresses, hashed files for a year, and never swallows an unknown API address', async () => {
  const app = await testApp(house().merchant, { webFolder });
  const visitor = visitorOf(app, { accept: 'text/html,*/*' });
  const [page, deepPage, link, asset, oldAsset, nothing, api] = await Promise.all(
    [
      '/',
      '/people/new?x=1',
      '/go/eyJhIjoxfQ.B8X3IsPgbxx8u.js',
      '/assets/app-1a2b3c.js',
      '/assets/app-old.js',
      '/favicon.php',
      '/api/nothing',
    ].map((url) => visitor.get(url)),
  );
  expect([page?.status, page?.headers['cache-control']]).toEqual([200, 'no-cache']);
  expect(deepPage?.text).toContain('知单');
  expect(link?.text).toContain('知单'); // a signed link is no file, whatever stands behind its point
  expect([asset?.status, asset?.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
  expect([oldAsset?.status, nothing?.status]).toEqual([404, 404]);
  expect([api?.status, api?.body.code]).toEqual([404, 'endpoint.unknown']);
  await app.close();
});

test('the API is described as OpenAPI 3.1, with the permission of each endpoint and every refusal', async () => {
  const { body } = await house().stranger.get('/api/openapi.json', { 'accept-language': 'en' });
  expect(body['openapi']).toBe('3.1.0');
  expect(body).toMatchObject({
    paths: {
      '/api/people/{personId}/suspend': {
        post: {
          summary: 'Suspend a person',
          'x-permission': 'people.manage',
          parameters: [
            { name: 'personId', in: 'path', required: true },
            { name: 'Idempotency-Key', in: 'header' },
          ],
          responses: { default: { $ref: '#/components/responses/Problem' } },
        },
      },
      '/api/people': {
        get: { parameters: expect.arrayContaining([expect.objectContaining({ name: 'limit', in: 'query', required: false })]) },
      },
    },
    'x-refusals': { 'person.last_manager': { status: 409 } },
  });
});

test('the reference page and its scripts come from our own address', async () => {
  const page = await house().stranger.get('/api/docs');
  const scripts = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
  expect(scripts).toHaveLength(3);
  for (const address of scripts) expect((await house().stranger.get(address)).status, address).toBe(200);
});

test('metrics are for this machine and for keys that may read them', async () => {
  const { app, as } = house();
  await (await as('laoban')).get('/api/people');
  const here = await app.inject({ url: '/metrics' });
  expect(here.body).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/api\/people",status="200"\} \d+/);
  const outside = { url: '/metrics', remoteAddress: '192.0.2.7' };
  expect((await app.inject(outside)).statusCode).toBe(401);
  expect((await app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '192.0.2.7' } })).statusCode).toBe(401);
  const key = await (await as('laoban')).post('/api/api-keys', { name: 'prometheus', permissions: ['metrics.display'] });
  expect((await app.inject({ ...outside, headers: { authorization: `Bearer ${String(key.body['key'])}` } })).statusCode).toBe(200);
  const weak = await (await as('laoban')).post('/api/api-keys', { name: 'weak', permissions: ['people.display'] });
  expect((await app.inject({ ...outside, headers: { authorization: `Bearer ${String(weak.body['key'])}` } })).statusCode).toBe(403);
});

test('a page cursor that is none of ours is refused', async () => {
  const owner = await house().as('laoban');
  for (const after of ['x', Buffer.from('{"id":1}').toString('base64url'), '%00']) {
    expect((await owner.get(`/api/people?after=${after}`)).body.code).toBe('input.cursor_unknown');
  }
});

test('paging through people shows each of them once', async () => {
  const owner = await house().as('laoban');
  const seen: string[] = [];
  for (let next: string | null = ''; next !== null;) {
    const page: TestAnswer = await owner.get(`/api/people?limit=4${next ? `&after=${next}` : ''}`);
    seen.push(...(page.body['items'] as { login: string }[]).map(({ login }) => login));
    next = page.body['next'] as string | null;
  }
  expect(seen).toEqual(['laoban', 'zhuguan', 'yunying', 'kefu', 'kefu2', 'cangku', 'cangku2', 'caiwu', 'guanli']);
});
