import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Merchant } from '../merchant.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { House } from './house.ts';
import { admit, recognize } from './mount-route.ts';

/** One thing that must be well before requests are sent here: the database answers, its schema is ours. */
export type Check = Readonly<{ name: string; run(merchant: Merchant): Promise<Readonly<{ ok: boolean; detail: string }>> }>;

export type CheckResult = Readonly<{ name: string; ok: boolean; detail: string }>;

/** A check that does not answer in this time has failed. */
const checkTimeoutMs = 3_000;

/** Runs all checks at once; one that throws or hangs has failed. */
export function runChecks(merchant: Merchant, checks: readonly Check[]): Promise<CheckResult[]> {
  return Promise.all(
    checks.map(async ({ name, run }) => {
      const { promise: late, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(() => reject(new Error(`no answer within ${checkTimeoutMs} ms`)), checkTimeoutMs);
      try {
        return { name, ...(await Promise.race([run(merchant), late])) };
      } catch (error) {
        merchant.log.warn({ err: error, check: name }, 'a health check failed');
        return { name, ok: false, detail: error instanceof Error ? error.name : 'failed' };
      } finally {
        clearTimeout(timer);
      }
    }),
  );
}

export type Health = Readonly<{ checks: readonly Check[]; metrics: Metrics; metricsPermission: string }>;

/** `/health`: the process lives. `/ready`: it can work. `/metrics`: figures, for this machine or for a key that may. */
export function mountHealth(app: FastifyInstance, house: House, { checks, metrics, metricsPermission }: Health): void {
  app.get('/health', (_request, reply) => reply.header('cache-control', 'no-store').send({ ok: true, version: house.settings.version }));
  app.get('/ready', async (_request, reply) => {
    const results = await runChecks(house.merchant, checks);
    const isReady = results.every(({ ok }) => ok);
    // details stay inside: strangers may ask
    return reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ok: isReady, checks: results.map(({ name, ok }) => ({ name, ok })) });
  });
  app.get('/metrics', async (request, reply) => {
    if (!isFromHere(request)) {
      const contract = { method: 'GET', path: '/api/metrics', permission: metricsPermission } as const;
      await admit(house, contract, await recognize(house, request), request);
    }
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}

/** A request from this machine itself, and not one that a reverse proxy on it passed on for somebody else. */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  const isLoopback = /^(?:127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
  return isLoopback && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined;
}
