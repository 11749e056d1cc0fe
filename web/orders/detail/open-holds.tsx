import { showOrder } from '@zhidan/core/orders/api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { useAnswer } from '../../lib/answers.ts';
import { HoldPanel } from './hold-panel.tsx';

/** The holds that stand on an order, each with the way to end it. */
export function OpenHolds({ orderId }: { orderId: string }) {
  const { data } = useAnswer(showOrder, { orderId } as QuestionOf<typeof showOrder>, { follows: ['order'] });
  return data && <HoldPanel order={{ id: data.id, ownHolds: data.ownHolds.filter(({ endedAt }) => endedAt === null) }} />;
}
