import { randomUUID } from 'node:crypto';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Merchant } from '../merchant.ts';
import { mountLive, type LiveAsk } from '../live/mount-live.ts';
import { createMetrics, type Figure } from '../metrics/metrics.ts';
import type { Module } from '../module.ts';
import { mountApiDocs } from './api-docs.ts';
import { answerProblems, unknownEndpoint } from './answer-problem.ts';
import type { Authenticate, TellRefusedAccess } from './authenticate.ts';
import { checkHooks, checkRoutes } from './check-routes.ts';
import { mountHealth, type Check } from './health.ts';
import { closeUnusedConnections } from './close-connections.ts';
import type { House, HttpSettings } from './house.ts';
import { mergeRefusals } from './merge-refusals.ts';
import { mountHooks } from './mount-hook.ts';
import { mountRoute } from './mount-route.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { takeFiles, uploadTimeoutMs } from './take-file.ts';
import { serveWeb } from './web-bundle.ts';

/** Everything one merchant's HTTP app is made of. */
export type HttpAppAsk = Readonly<{
  merchant: Merchant;
  settings: HttpSettings;
  modules: readonly Module[];
  permissions: Readonly<Record<string, Words>>;
  authenticate: Authenticate;
  tellRefusedAccess: TellRefusedAccess;
  /** name of the session cookie, for the API's description */
  cookieName: string;
  checks: readonly Check[];
  figures: readonly Figure[];
  changesAccess: LiveAsk['changesAccess'];
  metricsPermission: string;
}>;

/** A request that is no upload must have arrived whole after this long; who sends a byte a minute holds no socket. */
const requestTimeoutMs = 60_000;

/**
 * The app of one merchant, ready to listen or to be asked in process.
 * @throws Error naming each endpoint that is unsound (no known permission, …) or refusal code used twice
 */
export async function createHttpApp(ask: HttpAppAsk): Promise<FastifyInstance> {
  const { merchant, settings, modules } = ask;
  const routes = modules.flatMap((module) => module.routes ?? []);
  const hooks = modules.flatMap((module) => module.hooks ?? []);
  checkRoutes(routes, ask.permissions);
  checkHooks(hooks);
  const house: House = { ...ask, refusals: mergeRefusals(modules) };
  const log: FastifyBaseLogger = merchant.log;
  const app = fastify({
    loggerInstance: log,
    genReqId: () => randomUUID(),
    // one line of our own per request, without the address that may hold a search for a phone number
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: settings.bodyLimitBytes,
    requestTimeout: uploadTimeoutMs,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    exposeHeadRoutes: false,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  });
  app.decorateRequest('visitor', null);
  app.removeContentTypeParser('text/plain'); // a form of another site can send it without asking
  const metrics = createMetrics(ask.figures);
  observeRequests(app, metrics.observeRequest);
  closeUnusedConnections(app);
  endSlowRequests(app);
  answerProblems(app, house);
  await addSecurityHeaders(app, settings);
  for (const route of routes.filter(({ kind }) => kind !== 'upload')) mountRoute(app, house, route);
  await app.register(async (scope) => {
    takeFiles(scope);
    for (const route of routes.filter(({ kind }) => kind === 'upload')) mountRoute(scope, house, route);
  });
  await mountHooks(app, hooks, { merchant, observe: metrics.observeHook });
  const subjects = Object.assign({}, ...modules.map((module) => module.subjects ?? {})) as LiveAsk['subjects'];
  mountLive(app, house, { subjects, changesAccess: ask.changesAccess });
  mountHealth(app, house, { checks: ask.checks, metrics, metricsPermission: ask.metricsPermission });
  await mountApiDocs(app, house, { routes, hooks, cookieName: ask.cookieName });
  const servedPage = settings.webFolder === null ? null : await serveWeb(app, settings.webFolder);
  app.setNotFoundHandler(async (request, reply) => {
    if (servedPage && (await servedPage(request, reply))) return reply;
    throw unknownEndpoint(request);
  });
  return app;
}

type Observe = ReturnType<typeof createMetrics>['observeRequest'];

/** One log line and one measurement per request: ids, route and time, never what was asked. */
function observeRequests(app: FastifyInstance, observe: Observe): void {
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const durationMs = Math.round(reply.elapsedTime * 100) / 100;
    observe({ method: request.method, route, status: reply.statusCode, durationMs });
    const callerId = request.visitor?.caller.actor.id ?? null;
    request.log.info({ method: request.method, route, status: reply.statusCode, durationMs, callerId }, 'request');
  });
}

/** Node knows one limit for all requests, and uploads need the longest. */
function endSlowRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.takesFile) return;
    const endUnlessWhole = (): void => void (request.raw.complete || request.raw.destroy());
    const timer = setTimeout(endUnlessWhole, requestTimeoutMs).unref();
    request.raw.once('close', () => clearTimeout(timer));
  });
}
