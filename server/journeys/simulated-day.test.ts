import { expect, onTestFinished, test } from 'vitest';
import { readAssumptions } from '../simulate/assumptions.ts';
import { monthWorld } from '../simulate/month-world.ts';
import { openHouse } from '../simulate/open-house.ts';
import { runEmulators } from '../simulate/run-emulators.ts';
import { runMonth } from '../simulate/run-month.ts';
import { isGreen } from '../simulate/verify-all.ts';
import { workByHand } from '../simulate/work-by-hand.ts';
import { aMerchant } from '../testing/test-merchant.ts';

/** Few buyers who want much: a day in which everybody of the staff has something to do. */
const { assumptions } = readAssumptions({
  ordersADay: 40,
  messages: 0.1,
  addressByChat: 0.2,
  otherQuestions: 0.3,
  mispicks: 0.3,
  lookMinutes: 60,
});

test('a simulated day ends with green books, nothing left over, and a figure in every measure that a day can have', async () => {
  const emulators = await runEmulators({ isEmpty: true });
  onTestFinished(() => emulators.stop());
  const merchant = await aMerchant({ poolSize: 16 });
  const world = monthWorld('a day', merchant.clock(), assumptions);
  const house = await openHouse({ merchant, emulators, world, version: '0.0.0-test', work: workByHand });
  onTestFinished(() => house.stop());
  const { days, measures, minutes } = await runMonth({ house, seed: 'a day', days: 1, assumptions, tell: () => undefined });
  const [day] = days;
  expect(day && isGreen(day.breaks)).toBe(true);
  expect(day?.facts).toMatchObject({ leftovers: 0, lateOrders: 0, penaltyFen: 0 });
  expect(day?.facts.shippedParcels).toBeGreaterThan(10);
  expect(day?.facts.releasedByNobody).toBeGreaterThan(10);
  const counts = Object.fromEntries(measures.map(({ measure, of }) => [measure, of]));
  expect(counts['handling']).toBeGreaterThan(10);
  expect(counts['stopped']).toBeGreaterThan(10);
  expect(counts['questions']).toBeGreaterThan(0);
  expect(counts['answers']).toBeGreaterThan(0);
  expect(minutes['mend']).toBeGreaterThan(0);
}, 900_000);
