import { mayDo, type Asked, type Caller } from '@zhidan/core/kernel/caller.ts';
import { canonicalJson, toJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { Endpoint } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say, type Language } from '@zhidan/core/kernel/words.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Visitor } from './authenticate.ts';
import type { House } from './house.ts';
import { once, requiredKey, type Answered } from './idempotency.ts';
import { languageOf } from './language.ts';
import { parseInput } from './parse-input.ts';
import type { Exchange, Route } from './route.ts';
import { refuseForeignOrigin } from './same-origin.ts';
import { sendFile } from './send-file.ts';
import { withUpload } from './take-file.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** set once the visitor is known; null before, and for strangers */
    visitor: Visitor | null;
  }
}

/** The language of whoever asks: a person's own, else what the request prefers. */
export function requestLanguage(request: FastifyRequest): Language {
  return request.visitor?.by === 'session' ? request.visitor.caller.language : languageOf(request.headers['accept-language']);
}

/** Puts one endpoint on the app: who asks, may they, what do they ask, then the work. */
export function mountRoute(app: FastifyInstance, house: House, route: Route): void {
  const { contract } = route;
  app.route({
    method: contract.method,
    url: contract.path,
    handler: async (request, reply) => {
      if (contract.method === 'POST') refuseForeignOrigin(request.headers, { host: request.host, publicUrl: house.settings.publicUrl });
      const visitor = await recognize(house, request);
      await admit(house, contract, visitor, request);
      const key = contract.method === 'POST' ? requiredKey(request.headers['idempotency-key']) : '';
      const input = parseInput(contract.input, rawInput(contract, request), requestLanguage(request)) as object;
      if (route.kind === 'download') return sendFile(reply, await route.answer(house.merchant, { ...input, ...signedIn(request, house) }));
      const { answer, isRepeated } = await perform({ house, route, request, reply, input, key });
      if (isRepeated) reply.header('idempotency-replayed', 'true');
      return reply.header('cache-control', 'no-store').send(answer);
    },
  });
}

/** Finds out who asks, once a request. */
export async function recognize(house: House, request: FastifyRequest, { isBackground = false } = {}): Promise<Visitor | null> {
  const { cookie, authorization } = request.headers;
  if (!cookie && !authorization) return null;
  const { merchant } = house;
  request.visitor = await house.authenticate(merchant, { cookie, authorization, now: merchant.clock(), isBackground });
  return request.visitor;
}

/** @throws Refused `session.required`, `access.denied`, or what holds the visitor back */
export async function admit(
  house: House,
  contract: Pick<Endpoint, 'method' | 'path' | 'permission'>,
  visitor: Visitor | null,
  request: FastifyRequest,
): Promise<void> {
  const { permission } = contract;
  if (permission === 'public') return;
  if (!visitor) throw new Refused('session.required');
  if (permission === 'signed_in' || mayDo(visitor.caller, permission)) return;
  if (visitor.heldBack) throw new Refused(visitor.heldBack);
  const { merchant } = house;
  await house.tellRefusedAccess(merchant, {
    caller: visitor.caller,
    permission,
    endpoint: `${contract.method} ${contract.path}`,
    now: merchant.clock(),
  });
  const words = house.permissions[permission];
  throw new Refused('access.denied', { permission: words ? say(words, requestLanguage(request)) : permission, permissionCode: permission });
}

/** Query (GET, and POST of a file) or body (POST), and the fields of the path, which win. */
function rawInput(contract: Endpoint, request: FastifyRequest): object {
  const asked = contract.method === 'GET' || contract.file === 'sent' ? request.query : (request.body ?? {});
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) return { body: asked }; // every field is missing then, and named
  return { ...asked, ...(request.params as object) };
}

type Performing = Readonly<{ house: House; route: Route; request: FastifyRequest; reply: FastifyReply; input: object; key: string }>;

async function perform({ house, route, request, reply, input, key }: Performing): Promise<Answered> {
  const { merchant } = house;
  const { contract } = route;
  const now = merchant.clock();
  const by = request.visitor?.caller ?? null;
  const checked = async (answer: Promise<unknown>): Promise<unknown> => checkedAnswer(house, contract, await answer);
  const keyed = { caller: callerName(by), key, endpoint: `${contract.method} ${contract.path}`, input, now };
  if (route.kind === 'exchange') {
    let isRepeated = false;
    const exchange: Exchange = {
      headers: headersOf(request),
      address: request.ip,
      isSecure: request.protocol === 'https' || (house.settings.publicUrl?.startsWith('https:') ?? false),
      origin: house.settings.publicUrl ?? `${request.protocol}://${request.host}`,
      setCookie: (line) => void reply.header('set-cookie', line),
      once: async (work) => {
        const answered = await once(merchant, keyed, work);
        isRepeated = answered.isRepeated;
        return answered.answer as Awaited<ReturnType<typeof work>>;
      },
    };
    const answer = await checked(route.answer(merchant, { ...input, by, now }, exchange));
    return { answer, isRepeated };
  }
  const ask: Asked = { ...input, ...signedIn(request, house), now };
  if (route.kind === 'upload')
    return withUpload({ house, request, name: String((input as { name?: string }).name), lifeMs: route.lifeMs }, (file) =>
      once(merchant, { ...keyed, input: { ...input, sha256: file.sha256.toString('hex') } }, (tx) =>
        checked(route.answer(tx, { ...ask, file }, merchant)),
      ),
    );
  if (route.kind === 'download') throw new Error('a download answers with a file'); // sent before this
  if (route.kind === 'query') return { answer: await checked(route.answer(merchant.db, ask, merchant)), isRepeated: false };
  return once(merchant, keyed, (tx) => checked(route.answer(tx, ask, merchant)));
}

/** @throws Refused `session.required`; a public endpoint is an exchange, all others ask this */
function signedIn(request: FastifyRequest, { merchant }: House): Pick<Asked, 'by' | 'now'> {
  const by = request.visitor?.caller;
  if (!by) throw new Refused('session.required');
  return { by, now: merchant.clock() };
}

function callerName(by: Caller | null): string {
  return by ? `${by.actor.kind}:${by.actor.id}` : 'anonymous';
}

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value);
  return headers;
}

/** @throws Error when an answer is not what its contract says, or says more */
function checkedAnswer(house: House, contract: Endpoint, answer: unknown): unknown {
  if (!house.settings.checksAnswers) return answer;
  const parsed = contract.output.safeParse(answer);
  const name = `${contract.method} ${contract.path}`;
  if (!parsed.success)
    throw new Error(
      `${name} answers against its contract: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
    );
  // zod drops what the contract does not name; production would send it
  if (canonicalJson(toJson(parsed.data)) !== canonicalJson(toJson(answer)))
    throw new Error(`${name} answers fields that its contract does not name`);
  return answer;
}
