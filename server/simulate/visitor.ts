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

/** Signs in over the network. @throws Error when it is refused */
export async function signInAt(address: string, login: string): Promise<Visitor> {
  const answer = await fetch(`${address}/api/session/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ login, password: demoPassword }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const text = await answer.text();
  if (answer.status !== 200 || cookie === '') throw new Error(`${login} cannot sign in: ${text}`);
  return visitorAt(address, cookie);
}

function visitorAt(address: string, cookie: string): Visitor {
  const read = async (answer: Response): Promise<Answer> => {
    const text = await answer.text();
    const isJson = /json/u.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, text, body: isJson ? (JSON.parse(text) as unknown) : {} };
  };
  const ask = (path: string, init: RequestInit): Promise<Response> =>
    fetch(`${address}${path}`, init).catch((error: unknown) => {
      throw new Error(`${path} was not answered`, { cause: error });
    });
  return {
    get: async (path) => read(await ask(path, { headers: { cookie } })),
    post: async (path, body = {}) =>
      read(
        await ask(path, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          body: JSON.stringify(body),
        }),
      ),
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
