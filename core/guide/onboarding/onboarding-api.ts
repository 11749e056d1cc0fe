import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { onboardingMarks, onboardingStepCodes } from './onboarding-step.ts';

const step = z.enum(onboardingStepCodes);
const count = z.int().min(0);

/** How far the merchant is set up, read from what is there. Counts end at a thousand. */
export const showOnboarding = endpoint({
  method: 'GET',
  path: '/api/onboarding',
  permission: 'settings.display',
  title: { 'zh-CN': '开店清单', en: 'Setting up' },
  input: z.object({}),
  output: z.object({
    steps: z.array(z.object({ step, state: z.enum(['open', 'done', 'skipped']) })),
    facts: z.object({
      shops: count,
      orders: count,
      lines: count,
      matchedLines: count,
      skusInStock: count,
      printed: count,
      judged: count,
      passed: count,
      people: count,
      roads: count,
      roadsThatSent: count,
      shipped: count,
    }),
  }),
});
export type Onboarding = z.output<typeof showOnboarding.output>;

/** Skips a step, confirms one that only a person can confirm, or takes back what was said (null). */
export const markOnboardingStep = endpoint({
  method: 'POST',
  path: '/api/onboarding/:step',
  permission: 'settings.manage',
  title: { 'zh-CN': '标记开店步骤', en: 'Mark a step of setting up' },
  input: z.object({ step, mark: z.enum(onboardingMarks).nullable() }),
  output: z.object({ done: z.literal(true) }),
});
