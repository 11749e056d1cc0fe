import { showFulfillment } from '@zhidan/core/fulfillment/fulfillment-api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { RouteExplained } from '../../allocation/index.ts';
import { WhyPanel } from '../../audit/index.ts';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { fulfillmentWords } from '../fulfillment-words.ts';
import styles from '../fulfillment.module.css';

/** Why a fulfillment order stands where it stands, order by order; to whom rules are not shown, at least why this warehouse and carrier. */
export function FulfillmentWhy({ id }: { id: string }) {
  const t = useWords(fulfillmentWords);
  const mayAudit = useMay('audit.display');
  const [shownId, setShownId] = useState<string | null>(null);
  const { data, error, refetch } = useAnswer(showFulfillment, { id } as QuestionOf<typeof showFulfillment>, {
    follows: ['fulfillment_order', 'order', 'parcel'],
  });
  if (error && !data) return <RefusalNote error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 6 }} />;
  const { members } = data;
  const shown = members.find(({ orderId }) => orderId === shownId) ?? members.find(({ mayShip }) => !mayShip) ?? members[0];
  if (!mayAudit || !shown) return <RouteExplained referenceKind="fulfillment_order" referenceId={id} follows={['fulfillment_order']} />;
  return (
    <div className={styles.why}>
      {members.length > 1 && (
        <Segmented
          aria-label={t('orders')}
          value={shown.orderId as string}
          options={members.map(({ orderId, orderNo }) => ({ value: orderId as string, label: orderNo }))}
          onChange={setShownId}
        />
      )}
      <WhyPanel orderId={shown.orderId} fulfillmentOrderId={id} />
    </div>
  );
}
