import type { EmulatedApp, EmulatedShop } from '../world/shop.ts';
import { jsonNumber } from '../world/json-number.ts';
import type { World } from '../world/world.ts';
import { isGranted } from './grant.ts';
import { mallIdOf } from './native-number.ts';
import { pairOf, pinduoduoState, type PmcMessage } from './own-state.ts';
import type { Told } from './topics.ts';

const retentionMs = 72 * 3_600_000;

/** Files a message for an app whose permit of the shop holds its topic, and sends it as badly as the road is. */
export function fileMessage(world: World, app: EmulatedApp, shop: EmulatedShop, { type, content, atMs }: Told): void {
  const permit = pinduoduoState(world).permits.get(pairOf(app.key, shop.seq));
  const seq = world.nextSeq('pinduoduo message');
  const chance = world.chance.fork(`pinduoduo message ${seq}`);
  const road = world.road();
  if (!permit?.topics.includes(type) || !isGranted(world, app.key, shop.seq) || chance.happens(road.lose)) return;
  const id = String(7_188_888_888_000_000_000n + BigInt(seq));
  const message: PmcMessage = { id, type, shopSeq: shop.seq, content, atMs, sentMs: null };
  const heldBackMs = chance.happens(road.shuffle) ? chance.below(road.shuffleMs) : 0;
  const isTwice = chance.happens(road.duplicate);
  const deliver = (): void => {
    queueOf(world, app.key).set(id, message);
    sendTo(world, app.key, message);
    if (isTwice) sendTo(world, app.key, message);
  };
  if (atMs + heldBackMs <= world.nowMs()) deliver();
  else world.at(atMs + heldBackMs, deliver);
}

export function queueOf(world: World, clientId: string): Map<string, PmcMessage> {
  const { queues } = pinduoduoState(world);
  const queue = queues.get(clientId) ?? new Map<string, PmcMessage>();
  queues.set(clientId, queue);
  return queue;
}

/** Over the open socket whose turn it is; without one it waits for the next connection. */
export function sendTo(world: World, clientId: string, message: PmcMessage): void {
  const sockets = pinduoduoState(world).sockets.get(clientId) ?? [];
  const socket = sockets.shift();
  if (!socket) return;
  sockets.push(socket); // several connections share the load
  message.sentMs = Date.now();
  socket.send(
    JSON.stringify({
      id: jsonNumber(message.id),
      commandType: 'Common',
      time: message.atMs,
      sendTime: world.nowMs(),
      message: { type: message.type, mallID: mallIdOf({ seq: message.shopSeq }), content: message.content },
    }),
  );
}

/** Sends what was not confirmed for so long, and forgets what is older than three days. */
export function sendAgain(world: World, clientId: string, afterMs: number): void {
  const queue = queueOf(world, clientId);
  for (const message of queue.values()) {
    if (message.atMs < world.nowMs() - retentionMs) queue.delete(message.id);
    else if (message.sentMs === null || Date.now() - message.sentMs >= afterMs) sendTo(world, clientId, message);
  }
}
