import { Refused } from '@zhidan/core/kernel/result.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseUnavailable } from '../db/database-fault.ts';
import type { House } from './house.ts';
import { requestLanguage } from './mount-route.ts';
import { problemOf } from './problem.ts';

/** A client that was told to come back does so after this long. */
const databaseRetryAfterSeconds = 2;

/** Fastify's own errors as our refusals. */
const bodyErrors: Readonly<Record<string, (request: FastifyRequest, house: House) => Refused>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: (_request, house) => new Refused('input.too_large', { limitBytes: house.settings.bodyLimitBytes }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: (request) =>
    new Refused('input.media_type_unknown', {
      accepted: 'application/json',
      mediaType: (request.headers['content-type'] ?? '').slice(0, 60),
    }),
  FST_ERR_CTP_INVALID_JSON_BODY: () => new Refused('input.not_json'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new Refused('input.not_json'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new Refused('input.not_json'),
};

/** Answers every error of an app as problem+json: refusals in the caller's language, faults with a number and one log line. */
export function answerProblems(app: FastifyInstance, house: House): void {
  const answer = (refused: Refused, request: FastifyRequest, reply: FastifyReply) => {
    const problem = problemOf(refused, { refusals: house.refusals, language: requestLanguage(request), requestId: request.id });
    if (!house.refusals[refused.refusal.code]) request.log.error({ code: refused.refusal.code }, 'a refusal without words');
    const { retryAfterSeconds } = refused.refusal.values;
    if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
    return reply.code(problem.status).header('cache-control', 'no-store').type('application/problem+json').send(JSON.stringify(problem));
  };

  app.setErrorHandler<Error & { code?: string }>((error, request, reply) => {
    if (error instanceof Refused) return answer(error, request, reply);
    const bodyError = bodyErrors[error.code ?? ''];
    if (bodyError) return answer(bodyError(request, house), request, reply);
    if (isDatabaseUnavailable(error)) {
      request.log.warn({ err: error }, 'the database cannot be reached');
      reply.header('retry-after', String(databaseRetryAfterSeconds));
      return answer(new Refused('database.unavailable'), request, reply);
    }
    request.log.error({ err: error, errorId: request.id }, 'request failed');
    return answer(new Refused('fault.unexpected', { errorId: request.id }), request, reply);
  });
}

/** The answer to an address that nothing is at. */
export function unknownEndpoint(request: FastifyRequest): Refused {
  return new Refused('endpoint.unknown', { path: request.url.split('?')[0]?.slice(0, 200) ?? '' });
}
