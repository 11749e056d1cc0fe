import { createAgenda, createOpenWork } from './agenda.ts';
import { createClock } from './clock.ts';

/** The clock of the emulated world and what is due on it. */
export type VirtualTime = Readonly<{
  /** Unix milliseconds */
  nowMs(): number;
  /** 1 real time, 0 frozen, 60 a minute a second */
  speed(): number;
  setSpeed(speed: number): void;
  /** Runs `act` at that moment of the virtual clock; a moment that has passed means: now. */
  at(moment: number, act: () => void): void;
  /**
   * Work that goes on over the network; `advanceTo` waits for it before the clock moves on, or before it comes to the moment that is
   * named, and never ends before it.
   */
  track(work: Promise<void>, until?: number): void;
  /** Moves the clock to that moment (backwards too); everything due until then runs in its order, each at its own moment. */
  advanceTo(moment: number): Promise<void>;
  /**
   * Runs what is due, then the clock stands until the answer is called: what happens meanwhile happens in one moment, after all
   * that was due at it. May be asked for again meanwhile.
   */
  hold(): () => void;
  /** Resolves when no tracked work is open and nothing is due. */
  settled(): Promise<void>;
  close(): void;
}>;

export type TimeAsk = Readonly<{ realNowMs?: (() => number) | undefined; speed?: number | undefined }>;

/** setTimeout takes no longer pause */
const longestPauseMs = 2 ** 31 - 1;

/** A clock that shows `startMs` now and runs with real time, or at another speed. */
export function createVirtualTime(startMs: number, { realNowMs = Date.now, speed = 1 }: TimeAsk = {}): VirtualTime {
  const clock = createClock({ startMs, speed, realNowMs });
  const agenda = createAgenda();
  const work = createOpenWork();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Sets the alarm for what is due next. */
  function arm(): void {
    clearTimeout(timer);
    const next = agenda.next();
    if (next === null || clock.isStill()) return;
    const wait = Math.max(0, next - clock.nowMs());
    if (wait > 0 && clock.speed() === 0) return;
    timer = setTimeout(runDue, wait === 0 ? 0 : Math.min(Math.ceil(wait / clock.speed()), longestPauseMs));
    timer.unref();
  }

  function runDue(): void {
    const until = clock.nowMs();
    try {
      for (let due = agenda.take(until); due; due = agenda.take(until)) clock.during(due);
    } finally {
      clock.pin(null);
      arm();
    }
  }

  async function advanceTo(moment: number): Promise<void> {
    clock.pin(Math.min(clock.nowMs(), moment));
    await work.idle();
    for (let next = agenda.next() ?? Infinity; next <= moment || work.isOpen(); next = agenda.next() ?? Infinity) {
      const due = work.holds(next) ? undefined : agenda.take(moment);
      if (due) clock.during(due);
      else await work.next(); // what it brings may be due before
    }
    clock.pin(null);
    clock.set(moment);
    arm();
  }

  function hold(): () => void {
    const wasRunning = !clock.isStill();
    clock.hold();
    if (wasRunning) runDue(); // up to the moment that is held, not to one before it
    clearTimeout(timer);
    return () => {
      clock.release();
      arm();
    };
  }

  async function settled(): Promise<void> {
    do {
      await work.idle();
      runDue();
    } while (work.isOpen());
  }

  return {
    nowMs: clock.nowMs,
    speed: clock.speed,
    setSpeed: (given) => (clock.setSpeed(given), arm()),
    at: (moment, act) => (agenda.add({ moment, act }), arm()),
    track: (given, until = -Infinity) => work.track(given, until),
    advanceTo,
    hold,
    settled,
    close: () => (agenda.clear(), clearTimeout(timer)),
  };
}
