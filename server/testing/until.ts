import { setTimeout as pause } from 'node:timers/promises';

const pollMs = 20;

/**
 * Waits until a condition gives something other than false, null or undefined, and answers that.
 * @throws Error naming what was waited for when the deadline passes
 */
export async function until<Value>(
  what: string,
  condition: () => Promise<Value> | Value,
  deadlineMs = 30_000,
): Promise<NonNullable<Value>> {
  const endsAt = Date.now() + deadlineMs;
  for (;;) {
    const value = await condition();
    if (value !== false && value !== null && value !== undefined) return value;
    if (Date.now() > endsAt) throw new Error(`Waited ${deadlineMs} ms in vain: ${what}`);
    await pause(pollMs);
  }
}
