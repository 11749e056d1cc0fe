import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fastifyStatic } from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const yearSeconds = 31_536_000;

/** vite puts a hash of the content into the names below `assets/`, so what lies there never changes */
const hashedFile = /[\\/]assets[\\/]/;

/** Asked for by hand, a file that is not there is not there; signed links have a point in them, too, and are pages. */
const fileName = /\.(?:js|css|map|html|json|webmanifest|txt|xml|ico|png|jpe?g|webp|svg|woff2?|pdf|php)$/u;

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
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html') && !fileName.test(path);
    if (!isPage || path === '/api' || path.startsWith('/api/')) return false;
    const page = await readFile(join(folder, 'index.html'));
    await reply.type('text/html').header('cache-control', 'no-cache').send(page);
    return true;
  };
}
