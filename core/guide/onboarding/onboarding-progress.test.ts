import { expect, test } from 'vitest';
import { onboardingProgress, passShare, type OnboardingFacts } from './onboarding-progress.ts';
import { onboardingStepCodes } from './onboarding-step.ts';

const nothing: OnboardingFacts = {
  shops: 0,
  orders: 0,
  lines: 0,
  matchedLines: 0,
  skusInStock: 0,
  printed: 0,
  judged: 0,
  passed: 0,
  people: 1,
  roads: 0,
  roadsThatSent: 0,
  shipped: 0,
};

const done = (facts: Partial<OnboardingFacts>, marks: Parameters<typeof onboardingProgress>[1] = {}): readonly string[] =>
  onboardingProgress({ ...nothing, ...facts }, marks).flatMap(({ step, state }) => (state === 'done' ? [step] : []));

test('an empty merchant has all before it: a shop without orders, a road that never sent and the owner alone count for nothing', () => {
  expect(done({ shops: 1, roads: 2, judged: 40, passed: 40 })).toEqual([]);
});

test('goods are matched from 95 % of the lines on', () => {
  expect(done({ lines: 100, matchedLines: 94 })).toEqual([]);
  expect(done({ lines: 100, matchedLines: 95 })).toEqual(['matching']);
});

test('what is there is done, whatever was skipped before; rules and the trade wait for a person', () => {
  const all = { orders: 3, lines: 3, matchedLines: 3, skusInStock: 1, printed: 1, people: 2, roadsThatSent: 1, shipped: 1 };
  expect(done(all, { orders: 'skipped' })).toEqual(onboardingStepCodes.filter((step) => step !== 'rules' && step !== 'trade'));
  expect(done(all, { rules: 'confirmed', trade: 'confirmed' })).toEqual([...onboardingStepCodes]);
});

test('the share that passes is rounded down, and is not said of nothing', () => {
  expect(passShare({ judged: 0, passed: 0 })).toBeNull();
  expect(passShare({ judged: 1_000, passed: 999 })).toBe(99);
});
