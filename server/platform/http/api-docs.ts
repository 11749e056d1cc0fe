import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fastifyStatic } from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Hook } from './hook.ts';
import type { House } from './house.ts';
import { requestLanguage } from './mount-route.ts';
import { openApiOf } from './openapi.ts';
import type { Route } from './route.ts';

const swaggerFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

// scripts and styles are files of their own, because the content security policy allows no inline script
const docsPage = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>知单 Zhidan API</title>
<link rel="stylesheet" href="/api/docs/files/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/api/docs/files/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

// trying out needs an idempotency key, which the page makes for each request
const startScript = `window.ui = SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  requestInterceptor: (request) => {
    if (request.method === 'POST') request.headers['Idempotency-Key'] = crypto.randomUUID();
    return request;
  },
});
`;

/** The API described for programs at `/api/openapi.json` and for people at `/api/docs`. Open to all: it holds no data. */
export async function mountApiDocs(
  app: FastifyInstance,
  house: House,
  docs: Readonly<{ routes: readonly Route[]; hooks: readonly Hook[]; cookieName: string }>,
): Promise<void> {
  const { refusals, settings } = house;
  app.get('/api/openapi.json', (request) =>
    openApiOf(docs, { version: settings.version, refusals, language: requestLanguage(request), cookieName: docs.cookieName }),
  );
  app.get('/api/docs', (_request, reply) => reply.type('text/html').send(docsPage));
  app.get('/api/docs/start.js', (_request, reply) => reply.type('text/javascript').send(startScript));
  await app.register(fastifyStatic, {
    root: swaggerFolder,
    prefix: '/api/docs/files/',
    decorateReply: false,
    allowedPath: (path) => /^\/swagger-ui(?:-bundle)?\.(?:css|js)$/.test(path),
  });
}
