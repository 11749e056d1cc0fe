import type { markOnboardingStep as contract } from '@zhidan/core/guide/onboarding/onboarding-api.ts';
import { onboardingMarked } from '@zhidan/core/guide/onboarding/onboarding-event.ts';
import { onboardingSteps } from '@zhidan/core/guide/onboarding/onboarding-step.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { onboardingMarksOf, saveOnboardingMark } from './onboarding-mark-store.ts';

/**
 * Skips a step, confirms it, or takes that back; the same again changes nothing.
 * @throws Refused `onboarding.not_to_confirm` for a step that is ticked by what is there
 */
export async function markOnboardingStep(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, step, mark } = ask;
  const row = onboardingSteps[step];
  if (mark === 'confirmed' && !('isConfirmed' in row)) throw new Refused('onboarding.not_to_confirm', { step: row.words[by.language] });
  const before = (await onboardingMarksOf(tx))[step] ?? null;
  if (before === mark) return { done: true };
  await saveOnboardingMark(tx, { step, mark, now, name: by.actor.name });
  await emit(tx, { by, now }, [
    onboardingMarked({ subjectId: `onboarding.${step}`, payload: { step, mark }, before: { mark: before }, after: { mark } }),
  ]);
  return { done: true };
}
