import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fastifyStatic } from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const yearSeconds = 31_536_000;

/** vite puts a hash of the content into the names below `assets/`, so what lies there never changes */
const hashedFile = /[\\/]assets[\\/]/;

/** The build puts files at the top and below `assets/`, and no page begins with a point in its name: what is not there is no page. */
const filePlace = /^\/(?:(?:assets|icons)\/.*|[^/]*\.[^/]*)$/u;

/**
 * Serves the built web: hashed files for a year, all others asked for again each time.
 * Answers a function that gives the page itself for addresses that only the web knows; false when the request is no page.
 */
export async function serveWeb(
  app: FastifyInstance,
  folder: string,
): Promise<(request: FastifyRequest, reply: FastifyReply) => Promise<boolean>> {
  await app.register(fastifyStatic, {
    root: folder,
    index: ['index.html'],
    cacheControl: false,
    setHeaders: (reply, path) =>
      void reply.header('cache-control', hashedFile.test(path) ? `public, max-age=${yearSeconds}, immutable` : 'no-cache'),
  });
  return async (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html') && !filePlace.test(path);
    if (!isPage || path === '/api' || path.startsWith('/api/')) return false;
    const page = await readFile(join(folder, 'index.html'));
    await reply.type('text/html').header('cache-control', 'no-cache').send(page);
    return true;
  };
}
