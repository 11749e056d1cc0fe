import type { Due } from './agenda.ts';

export type ClockAsk = Readonly<{ startMs: number; speed: number; realNowMs(): number }>;

/** A clock that may be set, run faster or not at all, be pinned to a moment by what happens at it, and be held where it stands. */
export function createClock({ startMs, speed, realNowMs }: ClockAsk) {
  let base = { virtual: startMs, real: realNowMs(), speed };
  let pinned: number | null = null;
  let held = { moment: 0, holders: 0 };

  const running = (): number => Math.floor(base.virtual + (realNowMs() - base.real) * base.speed);
  const nowMs = (): number => pinned ?? (held.holders > 0 ? held.moment : running());
  const set = (moment: number): void => {
    base = { ...base, virtual: moment, real: realNowMs() };
    held = { ...held, moment };
  };
  return {
    nowMs,
    set,
    speed: (): number => base.speed,
    setSpeed: (given: number): void => {
      set(nowMs());
      base = { ...base, speed: given };
    },
    /** null: it shows its own time again */
    pin: (moment: number | null): void => void (pinned = moment),
    /** runs an act and shows its moment from then on, until it is unpinned; never an earlier one than before */
    during: ({ moment, act }: Due): void => {
      pinned = Math.max(moment, pinned ?? moment);
      act();
    },
    isStill: (): boolean => pinned !== null || held.holders > 0,
    hold: (): void => void (held = { moment: nowMs(), holders: held.holders + 1 }),
    release: (): void => void (held = { ...held, holders: held.holders - 1 }),
  };
}
