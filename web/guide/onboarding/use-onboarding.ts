import { showOnboarding, type Onboarding } from '@zhidan/core/guide/onboarding/onboarding-api.ts';
import { passShare } from '@zhidan/core/guide/onboarding/onboarding-progress.ts';
import type { OnboardingStep } from '@zhidan/core/guide/onboarding/onboarding-step.ts';
import { useAnswer } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { onboardingWords } from './onboarding-words.ts';

const everyMs = 20_000; // what is set up elsewhere ticks the list without news
const countsTo = 1_000;

/** How far the merchant is set up, kept fresh. */
export function useOnboarding(isEnabled = true) {
  return useAnswer(
    showOnboarding,
    {},
    { follows: ['setting', 'shop', 'person', 'road', 'order'], refetchInterval: everyMs, enabled: isEnabled },
  );
}

/** What is there for a step, in words. */
export function useFigureText(): (step: OnboardingStep, facts: Onboarding['facts']) => string {
  const t = useWords(onboardingWords);
  const upTo = (count: number): string => (count >= countsTo ? t('figure.more', { count }) : String(count));
  return (step, facts) => {
    const share = passShare(facts);
    const texts: Record<OnboardingStep, string> = {
      trade: '',
      orders: t('figure.orders', { shops: facts.shops, orders: upTo(facts.orders) }),
      matching: t('figure.matching', { lines: facts.lines, percent: passShare({ judged: facts.lines, passed: facts.matchedLines }) ?? 0 }),
      stock: t('figure.stock', { skus: upTo(facts.skusInStock) }),
      label: t(facts.printed > 0 ? 'figure.labelDone' : 'figure.label'),
      rules: share === null ? t('figure.rulesNone') : t('figure.rules', { judged: facts.judged, percent: share }),
      people: t('figure.people', { people: upTo(facts.people) }),
      road: t('figure.road', { roads: facts.roads, sent: facts.roadsThatSent }),
      shipment: t(facts.shipped > 0 ? 'figure.shipmentDone' : 'figure.shipment'),
    };
    return texts[step];
  };
}
