import { createAgenda, createOpenWork, type Due } from './agenda.ts';

/** The clock of the emulated world and what is due on it. */
export type VirtualTime = Readonly<{
  /** Unix milliseconds */
  nowMs(): number;
  /** 1 real time, 0 frozen, 60 a minute a second */
  speed(): number;
  setSpeed(speed: number): void;
  /** Runs `act` at that moment of the virtual clock; a moment that has passed means: now. */
  at(moment: number, act: () => void): void;
  /** Work that goes on over the network; `advanceTo` waits for it before the clock moves on. */
  track(work: Promise<void>): void;
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
  const clock = createClock({ virtual: startMs, real: realNowMs(), speed }, realNowMs);
  const agenda = createAgenda();
  const work = createOpenWork();
  /** while acts of the agenda run, the clock shows their moment */
  let pinned: number | null = null;
  let held: Readonly<{ moment: number; holders: number }> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const nowMs = (): number => pinned ?? held?.moment ?? clock.nowMs();

  /** Sets the alarm for what is due next. */
  function arm(): void {
    clearTimeout(timer);
    const next = agenda.next();
    if (next === null || pinned !== null || held !== null) return;
    const wait = Math.max(0, next - nowMs());
    if (wait > 0 && clock.speed() === 0) return;
    timer = setTimeout(() => runDue(nowMs()), wait === 0 ? 0 : Math.min(Math.ceil(wait / clock.speed()), longestPauseMs));
    timer.unref();
  }

  function runDue(until: number): void {
    try {
      for (let due = agenda.take(until); due; due = agenda.take(until)) runAt(due);
    } finally {
      pinned = null;
      arm();
    }
  }

  function runAt({ moment, act }: Due): void {
    pinned = Math.max(moment, pinned ?? moment);
    act();
  }

  async function advanceTo(moment: number): Promise<void> {
    pinned = Math.min(nowMs(), moment);
    await work.idle();
    for (let due = agenda.take(moment); due; due = agenda.take(moment)) {
      runAt(due);
      if (work.isOpen()) await work.idle();
    }
    pinned = null;
    clock.set(moment);
    if (held) held = { ...held, moment };
    arm();
  }

  function hold(): () => void {
    if (held === null) {
      const moment = nowMs();
      if (pinned === null) runDue(moment);
      held = { moment, holders: 0 };
      clearTimeout(timer);
    }
    held = { ...held, holders: held.holders + 1 };
    return () => {
      if (!held) return;
      held = held.holders > 1 ? { ...held, holders: held.holders - 1 } : null;
      arm();
    };
  }

  async function settled(): Promise<void> {
    do {
      await work.idle();
      runDue(nowMs());
    } while (work.isOpen());
  }

  return {
    nowMs,
    speed: clock.speed,
    setSpeed: (speed) => {
      if (held) clock.set(nowMs());
      clock.setSpeed(speed);
      arm();
    },
    at: (moment, act) => (agenda.add({ moment, act }), arm()),
    track: work.track,
    advanceTo,
    hold,
    settled,
    close: () => (agenda.clear(), clearTimeout(timer)),
  };
}

/** A clock that may be set and run faster or not at all. */
function createClock(start: Readonly<{ virtual: number; real: number; speed: number }>, realNowMs: () => number) {
  let base = start;
  const nowMs = (): number => Math.floor(base.virtual + (realNowMs() - base.real) * base.speed);
  return {
    nowMs,
    speed: (): number => base.speed,
    set: (moment: number): void => void (base = { ...base, virtual: moment, real: realNowMs() }),
    setSpeed: (speed: number): void => void (base = { virtual: nowMs(), real: realNowMs(), speed }),
  };
}
