import { measureCodes, type Measure } from '@zhidan/core/insights/measures/measure-code.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { baselines } from './baseline-store.ts';
import { setBaseline } from './set-baselines.ts';

/** What the shop that the demo plays counted in its sheets before: seconds, shares in basis points. NPS is asked of no program. */
export const demoBaselines: Readonly<Partial<Record<Measure, number>>> = {
  handling: 28_080,
  misshipped: 530,
  questions: 3_800,
  answers: 14_400,
};

/** Gives the demo something to compare its measures with, unless somebody has given figures. */
export async function seedDemoBaselines({ db, clock }: Merchant): Promise<void> {
  await inTransaction(db, async (tx) => {
    if ((await baselines(tx)).length > 0) return;
    for (const measure of measureCodes)
      await setBaseline(tx, {
        measure,
        value: demoBaselines[measure] ?? null,
        by: systemCaller('demo'),
        now: clock(),
        note: '上线前，用表格和群聊时',
      });
  });
}
