import { randomUUID } from 'node:crypto';
import { demoPassword } from '../identity/demo/demo-staff.ts';

/** An answer as somebody at a screen gets it. */
export type Answer = Readonly<{ status: number; text: string; body: unknown }>;

/** Somebody who uses the product over HTTP. */
export type Visitor = Readonly<{
  get(path: string): Promise<Answer>;
  /** with a fresh idempotency key */
  post(path: string, body?: object): Promise<Answer>;
}>;

/** What came back over the network. */
export type Sent = Readonly<{ status: number; text: string; isJson: boolean; cookies: readonly string[] }>;

/** How a request travels; one that is sent again has the same idempotency key, as the outbox of a screen has it. */
export type Send = (url: string, init: RequestInit) => Promise<Sent>;

export const sendPlainly: Send = async (url, init) => {
  const answer = await fetch(url, init);
  const isJson = /json/u.test(answer.headers.get('content-type') ?? '');
  return { status: answer.status, text: await answer.text(), isJson, cookies: answer.headers.getSetCookie() };
};

/** Signs in over the network. @throws Error when it is refused */
export async function signInAt(address: string, login: string, send = sendPlainly): Promise<Visitor> {
  const { status, text, cookies } = await send(`${address}/api/session/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ login, password: demoPassword }),
  });
  const cookie = cookies.map((line) => line.split(';')[0]).join('; ');
  if (status !== 200 || cookie === '') throw new Error(`${login} cannot sign in: ${text}`);
  return visitorAt(address, cookie, send);
}

function visitorAt(address: string, cookie: string, send: Send): Visitor {
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const { status, text, isJson } = await send(`${address}${path}`, init).catch((error: unknown) => {
      throw new Error(`${path} was not answered`, { cause: error });
    });
    return { status, text, body: isJson ? (JSON.parse(text) as unknown) : {} };
  };
  return {
    get: (path) => ask(path, { headers: { cookie } }),
    post: (path, body = {}) =>
      ask(path, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify(body),
      }),
  };
}

/** What was asked for. @throws Error with what was answered when it is no success */
export async function answered<Value>(answer: Promise<Answer>): Promise<Value> {
  const { status, text, body } = await answer;
  if (status !== 200) throw new Error(`answered ${status}: ${text.slice(0, 600)}`);
  return body as Value;
}

/** Signs each person in once; whoever was away for too long is told so by the answer, signs in again, and asks again. */
export function visitorsOf(signIn: (login: string) => Promise<Visitor>): (login: string) => Promise<Visitor> {
  const known = new Map<string, Promise<Visitor>>();
  const signedIn = (login: string): Promise<Visitor> => {
    const session = known.get(login) ?? signIn(login);
    known.set(login, session);
    session.catch(() => known.delete(login)); // whoever comes next tries again
    return session;
  };
  const asked = async (login: string, ask: (visitor: Visitor) => Promise<Answer>): Promise<Answer> => {
    const session = signedIn(login);
    const answer = await ask(await session);
    if (answer.status !== 401) return answer;
    // of several who are told so at the same time the first signs in
    if (known.get(login) === session) known.delete(login);
    return ask(await signedIn(login));
  };
  return async (login) => {
    await signedIn(login);
    return {
      get: (path) => asked(login, (visitor) => visitor.get(path)),
      post: (path, body) => asked(login, (visitor) => visitor.post(path, body)),
    };
  };
}
