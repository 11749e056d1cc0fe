import { onboardingStepCodes, type OnboardingMark, type OnboardingStep } from './onboarding-step.ts';

/** What is there; counts of orders, lines and the like are of the newest only, so that a large house answers as fast as a small one. */
export type OnboardingFacts = Readonly<{
  shops: number;
  orders: number;
  lines: number;
  matchedLines: number;
  skusInStock: number;
  printed: number;
  judged: number;
  passed: number;
  people: number;
  roads: number;
  roadsThatSent: number;
  shipped: number;
}>;

export type OnboardingState = 'open' | 'done' | 'skipped';

/** Goods count as matched from this share of lines on; the rest waits as exceptions. */
export const enoughMatched = 0.95;

const isThere: Readonly<Record<OnboardingStep, (facts: OnboardingFacts) => boolean>> = {
  trade: () => false, // only a person says so
  orders: ({ orders }) => orders > 0,
  matching: ({ lines, matchedLines }) => lines > 0 && matchedLines >= lines * enoughMatched,
  stock: ({ skusInStock }) => skusInStock > 0,
  label: ({ printed }) => printed > 0,
  rules: () => false, // only a person says so
  people: ({ people }) => people > 1,
  road: ({ roadsThatSent }) => roadsThatSent > 0,
  shipment: ({ shipped }) => shipped > 0,
};

/** How each step stands. What is there counts whatever people said; a step that was skipped counts again once it is done. */
export function onboardingProgress(
  facts: OnboardingFacts,
  marks: Readonly<Partial<Record<OnboardingStep, OnboardingMark>>>,
): readonly Readonly<{ step: OnboardingStep; state: OnboardingState }>[] {
  return onboardingStepCodes.map((step) => {
    const isDone = isThere[step](facts) || marks[step] === 'confirmed';
    return { step, state: isDone ? 'done' : marks[step] === 'skipped' ? 'skipped' : 'open' };
  });
}

/** Whole percent of those judged that pass untouched; null before any was judged. */
export function passShare({ judged, passed }: Pick<OnboardingFacts, 'judged' | 'passed'>): number | null {
  return judged === 0 ? null : Math.floor((passed * 100) / judged);
}
