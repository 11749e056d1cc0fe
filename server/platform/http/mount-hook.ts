import { Refused } from '@zhidan/core/kernel/result.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Merchant } from '../merchant.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { attemptsLeft, countAttempt } from './attempt-limit.ts';
import type { Hook, HookRequest } from './hook.ts';

type HookHouse = Readonly<{ merchant: Merchant; observe: Metrics['observeHook'] }>;

/** Puts the hooks on the app, apart from the API: there every body is raw text, whatever its sender calls it. */
export async function mountHooks(app: FastifyInstance, hooks: readonly Hook[], house: HookHouse): Promise<void> {
  await app.register(async (doors) => {
    doors.removeAllContentTypeParsers();
    doors.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    for (const hook of hooks) mountHook(doors, hook, house);
  });
}

function mountHook(doors: FastifyInstance, hook: Hook, { merchant, observe }: HookHouse): void {
  doors.route({
    method: ['GET', 'POST'],
    url: hook.path,
    bodyLimit: hook.bodyLimitBytes,
    handler: async (request, reply) => {
      const asked = hookRequest(request);
      const counted = { what: [request.ip, ...Object.values(asked.place)].join(' '), now: merchant.clock() };
      const left = await attemptsLeft(merchant, hook.strangerLimit, counted);
      if (!left.isAllowed) {
        observe({ path: hook.path, outcome: 'turned_away' });
        throw new Refused('rate.limited', { retryAfterSeconds: left.retryAfterSeconds });
      }
      const { outcome, answer } = await hook.answer(merchant, asked);
      observe({ path: hook.path, outcome });
      if (outcome === 'stranger') await countAttempt(merchant, hook.strangerLimit, counted);
      return reply.code(answer.status).headers(answer.headers).send(answer.body);
    },
  });
}

function hookRequest(request: FastifyRequest): HookRequest {
  return {
    method: request.method === 'GET' ? 'GET' : 'POST',
    place: textsOf(request.params),
    query: textsOf(request.query),
    headers: textsOf(request.headers),
    body: typeof request.body === 'string' ? request.body : '',
  };
}

/** A field that came twice is as good as absent: no platform sends one. */
function textsOf(fields: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields as object).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
