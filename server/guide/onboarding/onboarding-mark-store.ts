import type { OnboardingMark, OnboardingStep } from '@zhidan/core/guide/onboarding/onboarding-step.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

/** What people said of which step. */
export async function onboardingMarksOf(db: Db): Promise<Readonly<Partial<Record<OnboardingStep, OnboardingMark>>>> {
  const { rows } = await sql<{ step: OnboardingStep; mark: OnboardingMark }>`select step, mark from onboarding_marks`.execute(db);
  return Object.fromEntries(rows.map(({ step, mark }) => [step, mark]));
}

type Marked = Readonly<{ step: OnboardingStep; mark: OnboardingMark | null; now: Instant; name: string }>;

/** Keeps or takes away what was said of a step. */
export async function saveOnboardingMark(tx: Tx, { step, mark, now, name }: Marked): Promise<void> {
  if (mark === null) await sql`delete from onboarding_marks where step = ${step}`.execute(tx);
  else
    await sql`
      insert into onboarding_marks (step, mark, marked_at, marked_by) values (${step}, ${mark}, ${now}, ${name})
      on conflict (step) do update set mark = excluded.mark, marked_at = excluded.marked_at, marked_by = excluded.marked_by`.execute(tx);
}
