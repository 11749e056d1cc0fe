import type { FastifyInstance } from 'fastify';

const lookAgainMs = 50;

/**
 * Lets an app that closes finish the requests it has, and then drops every connection. Node itself waits a minute for
 * connections that browsers opened ahead and never used.
 */
export function closeUnusedConnections(app: FastifyInstance): void {
  let openCount = 0;
  app.addHook('onRequest', async (_request, reply) => {
    openCount += 1;
    reply.raw.once('close', () => (openCount -= 1)); // onResponse is not called for a client that went away
  });
  app.addHook('preClose', async () => {
    const timer = setInterval(() => {
      if (openCount <= 0) app.server.closeAllConnections();
    }, lookAgainMs);
    timer.unref();
    app.server.once('close', () => clearInterval(timer));
  });
}
