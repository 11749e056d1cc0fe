import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { request as httpRequest } from 'node:http';
import { permissions } from '@zhidan/core/identity/permission.ts';
import { endpoint } from '@zhidan/core/kernel/endpoint.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { merchantForFile } from '../../testing/test-merchant.ts';
import { until } from '../../testing/until.ts';
import { fileAnswer } from '../files/file-bytes.ts';
import { wantedFile } from '../files/file-store.ts';
import type { StoredFileId } from '../files/stored-file.ts';
import { createHttpApp } from './http-app.ts';
import { download, upload } from './route.ts';
import { dispositionOf } from './send-file.ts';

const merchant = merchantForFile();
const title = { 'zh-CN': '文件', en: 'File' };
const fileId = idSchema<StoredFileId>();
const sendIt = endpoint({
  method: 'POST',
  path: '/api/test-files',
  permission: 'orders.display',
  title,
  file: 'sent',
  input: z.object({ name: z.string().min(1).max(200) }),
  output: z.object({ fileId }),
});
const fetchIt = endpoint({
  method: 'GET',
  path: '/api/test-files/:fileId',
  permission: 'orders.display',
  title,
  file: 'answered',
  input: z.object({ fileId }),
  output: z.never(),
});

let app: FastifyInstance;
beforeAll(async () => {
  app = await createHttpApp({
    merchant: merchant(),
    settings: {
      version: '0',
      webFolder: null,
      publicUrl: null,
      trustedProxies: [],
      bodyLimitBytes: 1_000,
      uploadLimitMb: 2,
      checksAnswers: true,
    },
    modules: [
      {
        name: 'test',
        routes: [
          upload(sendIt, 3_600_000, async (_tx, { file, name }) => {
            if (name === 'refuse-me') throw new Refused('endpoint.unknown', { path: name });
            return { fileId: file.id };
          }),
          download(fetchIt, async (asked, { fileId: id, now }) => fileAnswer(asked, await wantedFile(asked.db, id, now))),
        ],
      },
    ],
    permissions,
    authenticate: async (_merchant, { authorization }) => (authorization ? { by: 'api_key', caller: systemCaller('test') } : null),
    tellRefusedAccess: async () => undefined,
    cookieName: 'x',
    checks: [],
    figures: [],
    changesAccess: () => false,
    metricsPermission: 'metrics.display',
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

type Sending = Readonly<{ name?: string; key?: string; type?: string; authorization?: string | null }>;

async function send(
  payload: Buffer,
  { name = 'a.csv', key = randomUUID(), type = 'application/octet-stream', authorization = 'me' }: Sending = {},
) {
  const headers = { 'idempotency-key': key, 'content-type': type, ...(authorization ? { authorization } : {}) };
  const answer = await app.inject({ method: 'POST', url: `/api/test-files?name=${encodeURIComponent(name)}`, headers, payload });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json<{ fileId: string; code: string; detail: string }>() };
}

const fileCount = async (): Promise<number> => (await merchant().db.selectFrom('stored_files').select('id').execute()).length;

test('a file larger than any request body is taken as it comes, and fetched again under its own Chinese name', async () => {
  const content = randomBytes(1_500_000);
  const sent = await send(content, { name: '订单 "11月"；导出.csv' });
  const fetched = await app.inject({ method: 'GET', url: `/api/test-files/${sent.body.fileId}`, headers: { authorization: 'me' } });
  expect([sent.status, fetched.statusCode, fetched.rawPayload.equals(content)]).toEqual([200, 200, true]);
  expect(fetched.headers['content-length']).toBe('1500000');
  expect(fetched.headers['content-disposition']).toBe(
    `attachment; filename="__ _11_____.csv"; filename*=UTF-8''${encodeURIComponent('订单 "11月"；导出.csv')}`,
  );
});

test('no name of a file can add a header', () => {
  expect(dispositionOf('a\r\nset-cookie: x="y";\\.csv')).toBe(
    `attachment; filename="a__set-cookie_ x__y___.csv"; filename*=UTF-8''a%0D%0Aset-cookie%3A%20x%3D%22y%22%3B%5C.csv`,
  );
});

test('an upload repeated with its key answers the same and is stored once; with other bytes it is refused', async () => {
  const key = randomUUID();
  const before = await fileCount();
  const [first, second] = [await send(Buffer.from('one'), { key }), await send(Buffer.from('one'), { key })];
  const other = await send(Buffer.from('two'), { key });
  expect([second.body, second.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
  expect([other.status, other.body.code]).toEqual([422, 'idempotency.key_reused']);
  expect(await fileCount()).toBe(before + 1);
});

test.each([
  ['is too large', randomBytes(2_097_153), {}, 413, 'file.too_large'],
  ['is empty', Buffer.alloc(0), {}, 400, 'file.empty'],
  ['comes as something else', Buffer.from('{}'), { type: 'text/plain' }, 415, 'input.media_type_unknown'],
  ['the command refuses', Buffer.from('one'), { name: 'refuse-me' }, 404, 'endpoint.unknown'],
  ['a stranger sends', Buffer.from('one'), { authorization: null }, 401, 'session.required'],
] as const)('a file that %s is refused and leaves nothing behind', async (_what, payload, sending, status, code) => {
  const before = await fileCount();
  const answer = await send(payload, sending);
  expect([answer.status, answer.body.code, await fileCount()]).toEqual([status, code, before]);
});

test('an upload that breaks off in the middle leaves nothing behind', async () => {
  const before = await fileCount();
  const { port } = app.server.address() as AddressInfo;
  const headers = {
    'idempotency-key': randomUUID(),
    'content-type': 'application/octet-stream',
    'content-length': 1_000_000,
    authorization: 'me',
  };
  const sending = httpRequest({ port, method: 'POST', path: '/api/test-files?name=a.csv', headers });
  sending.on('error', () => undefined);
  sending.write(randomBytes(300_000));
  await until('the upload has begun', async () => (await fileCount()) === before + 1);
  sending.destroy();
  await until('nothing is left of it', async () => (await fileCount()) === before);
  expect(await fileCount()).toBe(before);
});

test('a file that is gone is told so', async () => {
  const answer = await app.inject({ method: 'GET', url: `/api/test-files/${randomUUID()}`, headers: { authorization: 'me' } });
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([410, 'file.gone']);
});
