import type { EmulatedApp, EmulatedShop } from '../../world/shop.ts';
import type { World } from '../../world/world.ts';
import { taobaoState, type TmcMessage } from '../own-state.ts';
import type { TopicMessage } from './topic.ts';

/** undelivered messages are kept this long */
const keptMs = 24 * 3_600_000;
/** a message that was delivered and not confirmed comes again after this (unverified) */
const againAfterMs = 60_000;
const firstMessageId = 4_160_600_490_000_000_000n;

const shopKey = (app: EmulatedApp, shop: EmulatedShop): string => `${app.key} ${shop.seq}`;

/** Lets a shop's messages through; null: every topic of the app. */
export function permit(world: World, app: EmulatedApp, shop: EmulatedShop, topics: readonly string[] | null): void {
  taobaoState(world).permits.set(shopKey(app, shop), topics);
}
export const forbid = (world: World, app: EmulatedApp, shop: EmulatedShop): void =>
  void taobaoState(world).permits.delete(shopKey(app, shop));
export const topicsOf = (world: World, app: EmulatedApp, shop: EmulatedShop): readonly string[] | null | undefined =>
  taobaoState(world).permits.get(shopKey(app, shop));
export const setGroup = (world: World, app: EmulatedApp, shop: EmulatedShop, group: string): void =>
  void taobaoState(world).groups.set(shopKey(app, shop), group);

/** Files a message for an app that may hear of the shop; the road may lose it, or file it twice. */
export function file(world: World, app: EmulatedApp, shop: EmulatedShop, { topic, content }: TopicMessage): void {
  const state = taobaoState(world);
  const topics = topicsOf(world, app, shop);
  if (topics === undefined || (topics !== null && !topics.includes(topic))) return;
  const chance = world.chance.fork(`message ${world.nextSeq('taobao message')}`);
  if (chance.happens(world.road().lose)) return;
  const message: TmcMessage = {
    id: String(firstMessageId + BigInt(world.nextSeq('taobao message id')) * 7n),
    topic,
    shopSeq: shop.seq,
    content: JSON.stringify(content),
    atMs: world.nowMs(),
    hiddenUntilMs: 0,
    deliveries: 0,
    comesAgain: false,
  };
  const queue = queueOf(world, app.key, state.groups.get(shopKey(app, shop)) ?? 'default');
  const place = chance.happens(world.road().shuffle) ? chance.below(queue.length + 1) : queue.length;
  queue.splice(place, 0, message);
  for (const heard of state.listeners) heard();
}

export function queueOf(world: World, appKey: string, group: string): TmcMessage[] {
  const { queues } = taobaoState(world);
  const key = `${appKey} ${group}`;
  const kept = (queues.get(key) ?? []).filter(({ atMs }) => atMs + keptMs > world.nowMs());
  queues.set(key, kept);
  return kept;
}

/** Messages that may go out now; each comes again until it is confirmed, sooner where the road doubles messages. */
export function deliver(world: World, appKey: string, ask: Readonly<{ group: string; most: number }>): TmcMessage[] {
  const now = world.nowMs();
  const going = queueOf(world, appKey, ask.group)
    .filter(({ hiddenUntilMs }) => hiddenUntilMs <= now)
    .slice(0, ask.most);
  for (const message of going) {
    message.deliveries += 1;
    const chance = world.chance.fork(`double ${message.id} ${message.deliveries}`);
    message.comesAgain = message.deliveries === 1 && chance.happens(world.road().duplicate);
    message.hiddenUntilMs = message.comesAgain ? now : now + againAfterMs;
  }
  return going;
}

/** Answers how many were there to confirm. On a doubling road the first delivery does not count. */
export function confirm(world: World, appKey: string, ask: Readonly<{ group: string; ids: readonly string[] }>): number {
  const queue = queueOf(world, appKey, ask.group);
  const found = queue.filter(({ id }) => ask.ids.includes(id));
  for (const message of found) if (!message.comesAgain) queue.splice(queue.indexOf(message), 1);
  return found.length;
}

/** Makes messages due at once: they could not be worked on. */
export function giveBack(world: World, appKey: string, ask: Readonly<{ group: string; ids: readonly string[] }>): void {
  for (const message of queueOf(world, appKey, ask.group)) if (ask.ids.includes(message.id)) message.hiddenUntilMs = 0;
}
