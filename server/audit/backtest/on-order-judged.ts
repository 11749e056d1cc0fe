import { orderJudged } from '@zhidan/core/audit/audit-event.ts';
import { on } from '../../platform/journal/subscriber.ts';
import { fileDecisions } from './filed-facts-store.ts';

/** Beside the road, evaluations are filed for backtests; from the beginning, so that those of before are filed as well. */
export const onOrderJudged = on('audit.on-order-judged', orderJudged, 'beginning', (tx, events) =>
  fileDecisions(tx, [...new Set(events.map(({ subjectId }) => subjectId))]),
);
