import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { createApp, seedDemo, type AppAsk } from '../main.ts';
import type { Problem } from '../platform/http/problem.ts';
import { merchantForFile, type MerchantAsk, type TestMerchant } from './test-merchant.ts';

/** An answer as a test reads it. */
export type TestAnswer = Readonly<{
  status: number;
  headers: Readonly<Record<string, string | string[] | number | undefined>>;
  text: string;
  // what comes back is what the test is about: it names the fields it looks at
  body: Record<string, unknown> & Problem;
}>;

/** Somebody who talks to an app: with a session's cookie, with a key, or with nothing. */
export type TestVisitor = Readonly<{
  cookie: string;
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<TestAnswer>;
  /** with a fresh idempotency key unless the headers name one */
  post(url: string, body?: object, headers?: Readonly<Record<string, string>>): Promise<TestAnswer>;
}>;

export const demoPassword = 'zhidan-demo-2026';

export function visitorOf(app: FastifyInstance, own: Readonly<Record<string, string>> = {}): TestVisitor {
  const ask = async (
    method: 'GET' | 'POST',
    url: string,
    headers: Readonly<Record<string, string>>,
    body?: object,
  ): Promise<TestAnswer> => {
    const answer = await app.inject({ method, url, headers: { ...own, ...headers }, ...(body ? { payload: body } : {}) });
    const isJson = /json/.test(String(answer.headers['content-type']));
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.body,
      body: (isJson ? answer.json() : {}) as TestAnswer['body'],
    };
  };
  return {
    cookie: own['cookie'] ?? '',
    get: (url, headers = {}) => ask('GET', url, headers),
    post: (url, body = {}, headers = {}) => ask('POST', url, { 'idempotency-key': randomUUID(), ...headers }, body),
  };
}

/** Signs in with the demo's password unless another one is given. */
export async function signedIn(app: FastifyInstance, login: string, password = demoPassword): Promise<TestVisitor> {
  const answer = await visitorOf(app).post('/api/session/sign-in', { login, password });
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  if (answer.status !== 200 || !cookie) throw new Error(`${login} cannot sign in: ${answer.text}`);
  return visitorOf(app, { cookie });
}

/** An app of the demo merchant's for tests: answers are checked against their contracts. */
export function testApp(merchant: TestMerchant, ask: Partial<AppAsk> = {}): Promise<FastifyInstance> {
  return createApp(merchant, {
    version: '0.0.0-test',
    isDemo: true,
    isEmbeddedDatabase: true,
    startedAt: merchant.clock(),
    checksAnswers: true,
    ...ask,
  });
}

export type AppForFile = Readonly<{
  app: FastifyInstance;
  merchant: TestMerchant;
  stranger: TestVisitor;
  /** the visitor with this login, signed in once a file */
  as(login: string): Promise<TestVisitor>;
  /** lets the visitor sign in anew, after a test that ended their session */
  forget(login: string): void;
}>;

/** The demo merchant with its staff and an app, shared by the tests of one file. Call it at the top of the file. */
export function appForFile(ask: Partial<AppAsk> & MerchantAsk = {}): () => AppForFile {
  const merchant = merchantForFile(ask);
  const visitors = new Map<string, Promise<TestVisitor>>();
  let app: FastifyInstance;
  beforeAll(async () => {
    await seedDemo(merchant());
    app = await testApp(merchant(), ask);
  });
  afterAll(() => app.close());
  return () => ({
    app,
    merchant: merchant(),
    stranger: visitorOf(app),
    as: (login) => {
      const known = visitors.get(login) ?? signedIn(app, login);
      visitors.set(login, known);
      return known;
    },
    forget: (login) => void visitors.delete(login),
  });
}
