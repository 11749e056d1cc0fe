import { z } from 'zod';
import { eventType } from '../../kernel/event.ts';
import { onboardingMarks, onboardingStepCodes } from './onboarding-step.ts';

/** Somebody skipped or confirmed a step of setting up, or took it back. */
export const onboardingMarked = eventType({
  name: 'onboarding.marked',
  subjectKind: 'setting',
  payload: z.object({ step: z.enum(onboardingStepCodes), mark: z.enum(onboardingMarks).nullable() }),
  words: { 'zh-CN': '标记开店步骤', en: 'Step of setting up marked' },
});
