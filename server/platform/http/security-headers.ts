import { fastifyHelmet } from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { HttpSettings } from './house.ts';

/** Headers that keep a page ours: no foreign script, no frame around it, no guessing of types. */
export async function addSecurityHeaders(app: FastifyInstance, settings: HttpSettings): Promise<void> {
  const isHttps = settings.publicUrl?.startsWith('https:') ?? false;
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // antd writes its styles into the page and places pop-ups by style attributes, which no nonce covers; scripts stay strict
        styleSrc: ["'self'", "'unsafe-inline'"],
        // pictures of goods lie with the platforms, at addresses that change; they are asked for without saying who asks
        imgSrc: ["'self'", 'data:', 'blob:', 'https:'],
        fontSrc: ["'self'", 'data:'],
        // the print program of a packing desk listens on that desk's own machine, on a port that differs by platform
        connectSrc: ["'self'", ...['ws', 'wss'].flatMap((protocol) => ['localhost', '127.0.0.1'].map((host) => `${protocol}://${host}:*`))],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // over plain http in a warehouse's network these two would only lock people out
    hsts: isHttps ? { maxAge: 31_536_000 } : false,
    crossOriginOpenerPolicy: isHttps ? { policy: 'same-origin' } : false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}
