import { showChain } from '@zhidan/core/insights/chain/chain-api.ts';
import type { OrderId } from '@zhidan/core/orders/order.ts';
import { useAnswer } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { ChainStrip } from './chain-strip.tsx';
import { chainWords } from './chain-words.ts';

/** The chain on an order's own page; nothing for an order that never goes through the house. */
export function OrderChain({ orderId }: { orderId: OrderId }) {
  const t = useWords(chainWords);
  const { data } = useAnswer(showChain, { orderId }, { follows: ['order', 'fulfillment_order', 'parcel'] });
  if (!data || data.steps.length === 0) return null;
  return (
    <Panel title={t('chain')}>
      <ChainStrip steps={data.steps} hasNames />
    </Panel>
  );
}
