import { expect, onTestFinished, test } from 'vitest';
import { sql } from 'kysely';
import { openApart } from '../simulate/apart/open-apart.ts';
import { comparable, readAssumptions } from '../simulate/assumptions.ts';
import { chanceOf } from '../simulate/chance.ts';
import { differencesOf } from '../simulate/digest/end-state.ts';
import { openFaultLedger } from '../simulate/faults/fault-ledger.ts';
import { roughDays } from '../simulate/faults/rough-days.ts';
import { shakyNetwork } from '../simulate/faults/shaky-network.ts';
import { monthWorld } from '../simulate/month-world.ts';
import { openHouse } from '../simulate/open-house.ts';
import { runEmulators } from '../simulate/run-emulators.ts';
import { runMonth } from '../simulate/run-month.ts';
import { isGreen } from '../simulate/verify-all.ts';
import { workByHand } from '../simulate/work-by-hand.ts';
import { testSecretKey } from '../testing/test-database.ts';
import { aMerchant } from '../testing/test-merchant.ts';

/** Few buyers who want much: a day in which everybody of the staff has something to do. */
const { assumptions: wanted } = readAssumptions({
  ordersADay: 40,
  messages: 0.1,
  addressByChat: 0.2,
  otherQuestions: 0.3,
  mispicks: 0.3,
  lookMinutes: 60,
});

const assumptions = comparable(wanted);
const days = 1;
/** Two worlds and two houses are too dear for every run: `ZHIDAN_LONG_TESTS=1 npm test -- simulated-day`. */
const isLong = process.env['ZHIDAN_LONG_TESTS'] === '1';
const nothingWrong = { lost: 0, doubled: 0, heldPrinted: 0, oversold: 0 };

const seed = 'a day';

async function aGround() {
  const emulators = await runEmulators({ isEmpty: true });
  onTestFinished(() => emulators.stop());
  const merchant = await aMerchant({ poolSize: 16 });
  return { emulators, merchant, world: monthWorld(seed, merchant.clock(), assumptions), version: '0.0.0-test' };
}

async function calmDays() {
  const house = await openHouse({ ...(await aGround()), work: workByHand });
  onTestFinished(() => house.stop());
  return runMonth({ house, seed, days, assumptions, tell: () => undefined });
}

async function daysOfFaults() {
  const ground = await aGround();
  const { db, name } = ground.merchant;
  const [chance, ledger] = [chanceOf(seed), openFaultLedger()];
  const house = await openApart({ ...ground, secretKey: testSecretKey, send: shakyNetwork(chance, ledger) });
  onTestFinished(() => house.stop());
  // the server is shared with other tests: what they would feel is left out, every line of ours to it breaks
  const killDatabase = async (): Promise<void> => {
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = ${`zhidan ${name}`} and pid <> pg_backend_pid()`.execute(db);
  };
  const rough = roughDays({ house, chance, ledger, days, killDatabase });
  return runMonth({ house, seed, days, assumptions, rough, tell: () => undefined });
}

test('a simulated day ends with green books, nothing left over, and a figure in every measure that a day can have', async () => {
  const { days: lived, measures, minutes } = await calmDays();
  const [day] = lived;
  expect(day && isGreen(day.breaks)).toBe(true);
  expect(day?.facts).toMatchObject({ leftovers: 0, lateOrders: 0, penaltyFen: 0 });
  expect(day?.wrongs).toEqual(nothingWrong);
  expect(day?.facts.shippedParcels).toBeGreaterThan(10);
  expect(day?.facts.releasedByNobody).toBeGreaterThan(10);
  const counts = Object.fromEntries(measures.map(({ measure, of }) => [measure, of]));
  expect(counts['handling']).toBeGreaterThan(10);
  expect(counts['stopped']).toBeGreaterThan(10);
  expect(counts['questions']).toBeGreaterThan(0);
  expect(counts['answers']).toBeGreaterThan(0);
  expect(minutes['mend']).toBeGreaterThan(0);
}, 900_000);

test.runIf(isLong)(
  'days in which everything fails that can fail end as the same days without',
  async () => {
    const calm = await calmDays();
    const rough = await daysOfFaults();
    expect(differencesOf(calm.state, rough.state)).toEqual([]);
    expect(rough.digest).toBe(calm.digest);
    for (const { breaks, facts, wrongs, faults } of rough.days) {
      expect(isGreen(breaks)).toBe(true);
      expect(facts.leftovers).toBe(0);
      expect(wrongs).toEqual(nothingWrong);
      for (const target of ['server', 'worker', 'database'])
        expect((faults[`${target} killed at work`] ?? 0) + (faults[`${target} killed at rest`] ?? 0), target).toBe(1);
      expect(faults['repeated by people']).toBeGreaterThan(0);
    }
  },
  900_000,
);
