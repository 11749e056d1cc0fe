import { retellCommand } from '../control/control-api.ts';
import type { Emulation } from '../world/create-emulation.ts';
import type { NotedDeed } from '../world/deed.ts';
import { carryOutRequest, changeRows } from './carry-out.ts';

/** Where the real clock stands, and when the world was last alive, both in Unix milliseconds. */
export type Waking = Readonly<{ nowMs: number; aliveMs: number }>;

/** Customers of a machine that was off come afterwards as if it had been on, but for no more than this. */
const longestGapMs = 3 * 86_400_000;

/**
 * Tells a world that has just begun everything that happened to it, then lets its time go on to now. Nothing goes out meanwhile:
 * merchants learn by reading what happened while nobody told them.
 */
export async function retell(emulation: Emulation, deeds: readonly NotedDeed[], { nowMs, aliveMs }: Waking): Promise<void> {
  const { time } = emulation;
  const release = time.hold();
  for (const deed of deeds) {
    emulation.retell(deed.realMs);
    await time.advanceTo(Math.max(deed.atMs, time.nowMs()));
    await tellAgain(emulation, deed);
  }
  const last = deeds.at(-1);
  const lastRealMs = last?.realMs ?? nowMs;
  const worldAt = (realMs: number): number => Math.round(time.nowMs() + Math.max(0, realMs - lastRealMs) * time.speed());
  const [fellAsleepAt, nowAt] = [worldAt(aliveMs), worldAt(nowMs)];
  emulation.retell(nowMs);
  if (nowMs - aliveMs > longestGapMs) {
    await time.advanceTo(fellAsleepAt);
    const untilMs = nowAt - longestGapMs * time.speed();
    emulation.retell(null); // it is noted for the next telling
    emulation.note({ do: 'sleep', untilMs }, aliveMs);
    emulation.retell(nowMs);
    emulation.sleepUntil(untilMs);
  }
  await time.advanceTo(nowAt);
  emulation.retell(null);
  release();
}

async function tellAgain(emulation: Emulation, deed: NotedDeed): Promise<void> {
  // what failed then fails again
  if (deed.do === 'request') await carryOutRequest(emulation, deed).catch(() => undefined);
  if (deed.do === 'control') await retellCommand(emulation, deed.name, deed.ask).catch(() => undefined);
  if (deed.do === 'rows_changed') changeRows(emulation, deed);
  if (deed.do === 'answer') emulation.deliveries.answer(deed.push, deed.status, deed.body);
  if (deed.do === 'sleep') emulation.sleepUntil(deed.untilMs);
}
