import { serviceAnswered } from '@zhidan/core/desk/desk-event.ts';
import type { QuestionKind } from '@zhidan/core/desk/answer-row.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { setBaseline } from '../../server/insights/measures/set-baselines.ts';
import { inTransaction } from '../../server/platform/db/in-transaction.ts';
import { emit } from '../../server/platform/journal/emit.ts';
import type { Merchant } from '../../server/platform/merchant.ts';
import { loadHandledMonth } from '../../server/testing/handled-month.ts';
import { asked } from '../../server/testing/test-news.ts';
import { receiveAuditOrders } from './audit-orders.ts';

const dayMs = 86_400_000;
const dayCount = 30;

/** What the merchant's time before was like. */
const before = [
  { measure: 'handling', value: 28_080, note: '2025 年 3 月人工统计' },
  { measure: 'misshipped', value: 530, note: '' },
  { measure: 'questions', value: 3_800, note: '' },
  { measure: 'answers', value: 14_400, note: '' },
] as const;

const questions: readonly QuestionKind[] = ['where', 'refund', 'change', 'change', 'when', 'refund', 'change', 'change'];

/** A month of orders that left the house, faster from week to week, and of questions that buyers asked. */
export async function startMeasures(merchant: Merchant): Promise<void> {
  await receiveAuditOrders(merchant);
  const { by, now } = asked(merchant.clock);
  const { db } = merchant;
  const ids = (await db.selectFrom('orders').select('id').orderBy('id').execute()).map(({ id }) => id);
  await loadHandledMonth(db, now);
  await inTransaction(db, async (tx) => {
    for (let day = dayCount - 1; day >= 0; day -= 1) {
      const news = questions.flatMap((kind, index) => {
        const isStill = kind !== 'where' || day % 3 > 0;
        return isStill ? [serviceAnswered({ subjectId: ids[(day + index) % ids.length] ?? '', payload: { kind, code: kind } })] : [];
      });
      await emit(tx, { by, now: plusMs(now, -day * dayMs) }, news);
    }
    for (const one of before) await setBaseline(tx, { ...one, by, now });
  });
}
