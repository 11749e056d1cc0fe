import { setTimeout as pause } from 'node:timers/promises';
import { whenThere, type ApartHouse } from '../apart/open-apart.ts';
import type { Chance } from '../chance.ts';
import { hourOf } from '../staff/shift.ts';
import type { FaultLedger } from './fault-ledger.ts';
import { clearDisk, fillDisk } from './full-disk-store.ts';
import { badRoad, planFaults, type Blow, type DayPlan, type Trouble } from './plan-faults.ts';

/** Who makes faults while days go by; a calm month has nobody. */
export type RoughDays = Readonly<{
  begin(day: number): Promise<void>;
  /** before time passes: what the world's faults of this span are */
  beforeSpan(spanMs: number): Promise<void>;
  /** Does something, and strikes in the midst of it when a blow is due. */
  during<Value>(phase: Blow['phase'], act: () => Promise<Value>): Promise<Value>;
  /** everything that was due and found nothing under way strikes now; answers what was done since the last day */
  end(): Promise<Readonly<Record<string, number>>>;
}>;

export const calmDays: RoughDays = {
  begin: async () => undefined,
  beforeSpan: async () => undefined,
  during: (_phase, act) => act(),
  end: async () => ({}),
};

export type RoughAsk = Readonly<{
  house: ApartHouse;
  chance: Chance;
  ledger: FaultLedger;
  days: number;
  /** kills the database with SIGKILL; answers when it takes connections again */
  killDatabase(): Promise<void>;
}>;

/** People work on without room for so long. */
const fullMs = 1_500;
/** A blow falls within this time after work begins. */
const latestBlowMs = 60;
const minuteMs = 60_000;
const silentRoad = { ...badRoad, lose: 1 };

export function roughDays({ house, chance, ledger, days, killDatabase }: RoughAsk): RoughDays {
  let plan: DayPlan = { blows: [], troubles: [], silentHour: 0 };
  let blows: Blow[] = [];
  let troubles: Trouble[] = [];
  let struckBefore: Readonly<Record<string, number>> = {};
  let tries = 0;
  const hour = (): number => hourOf(house.merchant.clock());

  const strike = async ({ target }: Blow): Promise<void> => {
    if (target === 'database') return killDatabase();
    if (target !== 'disk') return house.parts[target].killAndRestart();
    await whenThere(() => fillDisk(house.merchant.db));
    await pause(fullMs);
    await whenThere(() => clearDisk(house.merchant.db));
  };
  const drop = (blow: Blow): void => void (blows = blows.filter((one) => one !== blow));

  return {
    begin: async (day) => {
      plan = planFaults(chance, day, days);
      blows = [...plan.blows];
      troubles = [...plan.troubles];
      await house.emulators.control('POST', 'road', badRoad);
    },
    beforeSpan: async (spanMs) => {
      const now = hour();
      const due = troubles.filter((trouble) => trouble.hour <= now);
      troubles = troubles.filter((trouble) => trouble.hour > now);
      // as long as it is said to last, and up to what people and pulls do at the end of this look
      for (const { fault, lastsMinutes } of due)
        await house.emulators.control('POST', 'faults', { ...fault, lasts: Math.max(lastsMinutes * minuteMs, spanMs + minuteMs) });
      const isSilent = now >= plan.silentHour && now < plan.silentHour + 1;
      await house.emulators.control('POST', 'road', isSilent ? silentRoad : badRoad);
    },
    during: async (phase, act) => {
      const blow = blows.find((one) => one.phase === phase && one.hour <= hour());
      if (!blow) return act();
      let isDone = false;
      const acting = act().finally(() => (isDone = true));
      acting.catch(() => undefined); // told to whoever waits below
      await pause((chance('blow', blow.target, String((tries += 1))) * latestBlowMs) / (1 + (tries % 8)));
      if (!isDone) {
        drop(blow);
        await strike(blow);
        ledger.count(`${blow.target} ${blow.target === 'disk' ? 'full' : 'killed'} at work`);
      }
      return acting;
    },
    end: async () => {
      for (const blow of blows) {
        await strike(blow);
        ledger.count(`${blow.target} ${blow.target === 'disk' ? 'full' : 'killed'} at rest`);
      }
      blows = [];
      const struck = (await house.emulators.control('GET', 'struck-faults')) as Readonly<Record<string, number>>;
      for (const [kind, times] of Object.entries(struck)) ledger.count(`platform ${kind}`, times - (struckBefore[kind] ?? 0));
      struckBefore = struck;
      return ledger.take();
    },
  };
}
