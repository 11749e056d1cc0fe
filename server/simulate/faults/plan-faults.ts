import type { Chance } from '../chance.ts';

/** What strikes the house itself: each is killed with SIGKILL in the midst of work and comes back; the disk has room again. */
export type Blow = Readonly<{ target: 'server' | 'worker' | 'database' | 'disk'; hour: number; phase: 'jobs' | 'people' }>;

/**
 * What goes wrong at a platform or a carrier, as the emulators' control API takes it. `lastsMinutes`: at least so long; the look in
 * which it begins is struck to its end.
 */
export type Trouble = Readonly<{ hour: number; lastsMinutes: number; fault: Readonly<Record<string, unknown>> }>;

/** Messages of one hour that never leave the platforms. */
export type DayPlan = Readonly<{ blows: readonly Blow[]; troubles: readonly Trouble[]; silentHour: number }>;

const platforms = ['taobao', 'douyin', 'youzan'] as const;
const services = [...platforms, 'kuaidi100'] as const;

/**
 * A platform that calls a refresh token dead wants a person to authorise the shop anew: that is no passing fault. Nor is the lost answer of a
 * renewal when people look every ten minutes: the old token lives on for five, in which the product asks again.
 */
const noRenewal = '^(?!\\S+ [^?\\n]*token)';

/** Faults of a look: the road or the platform refuses some calls in its own words, and is well again before people look once more. */
const daily = [
  { kind: 'throttled', times: 6 },
  { kind: 'server_error', times: 4 },
  { kind: 'unavailable', times: 4 },
  { kind: 'token_expired', times: 2, match: noRenewal },
  { kind: 'garbled', times: 2 },
  { kind: 'disconnect', times: 4 },
  { kind: 'lost_answer', times: 4, match: noRenewal },
  { kind: 'timeout', times: 2, delayMs: 200 },
  { kind: 'slow', times: 5, delayMs: 30 },
] as const;

const nightOutage = { from: 1, minutes: 180 } as const;
/** Not in the last hour before carriers' cut-offs: what comes later then leaves by another way. */
const hours = [9, 10, 11, 12, 13, 15, 16, 18, 19] as const;

/** What happens on a day, by seed alone. The disk is full once, in the middle of all days. */
export function planFaults(chance: Chance, day: number, days: number): DayPlan {
  const hourOf = (...about: string[]): number => hours[Math.floor(chance('fault', String(day), ...about) * hours.length)] ?? hours[0];
  const dark = platforms[(day - 1) % platforms.length] ?? platforms[0];
  const blows: Blow[] = [
    { target: 'server', hour: hourOf('server'), phase: 'people' },
    { target: 'worker', hour: hourOf('worker'), phase: 'jobs' },
    { target: 'database', hour: hourOf('database'), phase: day % 2 === 0 ? 'jobs' : 'people' },
  ];
  if (day === Math.ceil(days / 2)) blows.push({ target: 'disk', hour: hourOf('disk'), phase: 'people' });
  const outage = { kind: 'unavailable', platform: dark, probability: 1 };
  return {
    blows,
    troubles: [
      { hour: nightOutage.from, lastsMinutes: nightOutage.minutes, fault: outage },
      ...services.flatMap((platform) =>
        daily.map((fault) => ({
          hour: hourOf(platform, fault.kind),
          lastsMinutes: 0,
          fault: { ...fault, platform, probability: 0.5 },
        })),
      ),
    ],
    silentHour: hourOf('silent'),
  };
}

/** How messages travel all month: some come twice or thrice, some are held back, so that later ones overtake them. */
export const badRoad = { duplicate: 0.4, shuffle: 0.3, shuffleMs: 180_000, lose: 0 } as const;
