import type { Endpoint, OutputOf, QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { uuidV7 } from '@zhidan/core/kernel/id.ts';
import { noteAnswer, noteLoss } from './connection.ts';
import { NetworkLost, problemOf, type Problem } from './problem.ts';
import { sessionLapsed } from './session-lapse.ts';

/** An answer that takes longer counts as lost. */
const timeoutMs = 30_000;

type CallOptions = Readonly<{
  /** names one action of a person; the same key over retries makes the command act once */
  key?: string;
  signal?: AbortSignal;
}>;

/**
 * Asks the server as the contract says: path fields into the path, the rest into the query (GET) or body (POST).
 * @throws Problem when the server says no, NetworkLost when no answer came
 */
export async function call<Contract extends Endpoint>(
  contract: Contract,
  question: QuestionOf<Contract>,
  options: CallOptions = {},
): Promise<OutputOf<Contract>> {
  const language = document.documentElement.lang;
  const request = requestOf(contract, question as Readonly<Record<string, unknown>>, { key: options.key ?? newKey(), language });
  const response = await send(request, options.signal);
  if (!response.ok) throw await refusalOf(response);
  noteAnswer();
  return (await response.json()) as OutputOf<Contract>;
}

/** The "no" that an answer bears; what it means for the whole page is noted: the connection, the session. */
export async function refusalOf(response: Response): Promise<Problem | NetworkLost> {
  const problem = await problemOf(response);
  if (problem instanceof NetworkLost) noteLoss();
  else noteAnswer();
  if ('code' in problem && problem.code === 'session.required') sessionLapsed.write(true);
  return problem;
}

/** A fresh key for one action. `crypto.randomUUID` is missing on pages served by plain http in a local network. */
export function newKey(): string {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}

type PlainRequest = Readonly<{ url: string; init: Readonly<{ method: string; headers: Readonly<Record<string, string>>; body?: string }> }>;

/** The request of a question. Undefined fields are left out. */
export function requestOf(
  contract: Endpoint,
  question: Readonly<Record<string, unknown>>,
  { key, language }: Readonly<{ key: string; language: string }>,
): PlainRequest {
  const rest = new Map(Object.entries(question).filter(([, value]) => value !== undefined));
  const path = contract.path.replace(/:(\w+)/g, (_mark, name: string) => {
    const value = rest.get(name);
    if (typeof value !== 'string') throw new TypeError(`call: ${contract.path} needs ${name}`);
    rest.delete(name);
    return encodeURIComponent(value);
  });
  const headers = { accept: 'application/json', 'accept-language': language };
  if (contract.method === 'GET') return { url: withQuery(path, rest), init: { method: 'GET', headers } };
  return {
    url: path,
    init: {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(Object.fromEntries(rest)),
    },
  };
}

function withQuery(path: string, fields: ReadonlyMap<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of fields) for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  return query.size === 0 ? path : `${path}?${query}`;
}

async function send({ url, init }: PlainRequest, signal?: AbortSignal): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    return await fetch(url, { ...init, signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
  } catch (cause) {
    if (signal?.aborted) throw cause; // nobody waits for the answer any more
    noteLoss();
    throw new NetworkLost('no answer', { cause });
  }
}
