import { Refused } from '@zhidan/core/kernel/result.ts';
import type { FastifyInstance } from 'fastify';
import type { House } from '../http/house.ts';
import { admit, recognize } from '../http/mount-route.ts';
import type { Proof } from '../http/authenticate.ts';
import { positionOf } from '../journal/journal-position.ts';
import { LiveHub, type LiveHubAsk } from './live-hub.ts';
import { liveListener, type LiveListener, type Subjects } from './live-listener.ts';

/** Streams one person or key may hold: a dozen tabs. And all together, because each holds a socket. */
const streamsPerCaller = 12;
const streamsAtAll = 1_000;

export type LiveAsk = Readonly<{ subjects: Subjects; changesAccess: LiveHubAsk['changesAccess'] }>;

/**
 * `/api/live`: server-sent events that name what changed. `journal` bears event, subject kind and id; `ready` begins a stream,
 * `reset` says to load anew, `end` why it stops. Comes back by itself with Last-Event-ID and is told what it missed.
 */
export function mountLive(app: FastifyInstance, house: House, { subjects, changesAccess }: LiveAsk): void {
  const { merchant } = house;
  const proofs = new WeakMap<LiveListener, Omit<Proof, 'now'>>();
  const hub = new LiveHub({
    db: merchant.db,
    log: merchant.log,
    changesAccess,
    async recognize(listener) {
      const proof = proofs.get(listener);
      const visitor = proof && (await house.authenticate(merchant, { ...proof, now: merchant.clock() }));
      return visitor?.caller ?? null;
    },
  });
  app.addHook('preClose', async () => hub.close());
  app.get('/api/live', async (request, reply) => {
    const { cookie, authorization } = request.headers;
    const visitor = await recognize(house, request, { isBackground: true });
    await admit(house, { method: 'GET', path: '/api/live', permission: 'signed_in' }, visitor, request);
    if (!visitor) throw new Refused('session.required');
    if (hub.countOf() >= streamsAtAll) throw new Refused('live.too_many_streams', { limit: streamsAtAll });
    if (hub.countOf(visitor.caller.actor.id) >= streamsPerCaller) throw new Refused('live.too_many_streams', { limit: streamsPerCaller });
    const listener = liveListener(visitor.caller, subjects);
    proofs.set(listener, { cookie, authorization, isBackground: true });
    const lastEventId = request.headers['last-event-id'];
    await hub.join(listener, typeof lastEventId === 'string' ? positionOf(lastEventId) : null);
    return reply
      .type('text/event-stream')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no') // a proxy that collects the answer before passing it on would hold back the news
      .header('connection', 'close') // the socket ends with the stream, so that a server that stops waits for nobody
      .send(listener.stream);
  });
}
