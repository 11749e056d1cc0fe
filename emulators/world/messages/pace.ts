import type { World } from '../world.ts';

export type Rate = Readonly<{ count: number; withinMs: number; silentMs?: number }>;

type Kept = { sent: number[]; silentUntil: number };

/** Whether one more message of this sender fits its rate, which counts real seconds; too many silence it for `silentMs`. */
export function fits(world: World, sender: string, rates: readonly Rate[]): boolean {
  const all = world.own('message-pace', () => new Map<string, Kept>());
  const kept = all.get(sender) ?? { sent: [], silentUntil: 0 };
  all.set(sender, kept);
  const now = world.realMs();
  if (now < kept.silentUntil) return false;
  const longest = Math.max(...rates.map(({ withinMs }) => withinMs));
  kept.sent = kept.sent.filter((at) => now - at < longest);
  const broken = rates.find(({ count, withinMs }) => kept.sent.filter((at) => now - at < withinMs).length >= count);
  if (broken) {
    kept.silentUntil = broken.silentMs ? now + broken.silentMs : 0;
    return false;
  }
  kept.sent.push(now);
  return true;
}
