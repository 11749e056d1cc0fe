import { showOrder, type OrderView } from '@zhidan/core/orders/api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Skeleton, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { OrderQuestions, WhyPanel } from '../../audit/index.ts';
import { joiningWords, OrderParcels } from '../../fulfillment/index.ts';
import { OrderChain } from '../../insights/index.ts';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { RequestButton } from '../../requests/index.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { FollowOrder } from '../added/follow-order.tsx';
import { OrderBadges } from '../list/order-badges.tsx';
import { StateTags } from '../list/state-tags.tsx';
import { OrderTraces, trackingWords } from '../../tracking/index.ts';
import { ordersWords } from '../orders-words.ts';
import styles from './detail.module.css';
import { DocumentPanel } from './document-panel.tsx';
import { ExceptionPanel } from './exception-panel.tsx';
import { HoldButton } from './hold-form.tsx';
import { HoldPanel } from './hold-panel.tsx';
import { LineTable } from './line-table.tsx';
import { MarksPanel } from './marks-panel.tsx';
import { MoneyTable } from './money-table.tsx';
import { OrderFacts } from './order-facts.tsx';
import { ReceiverPanel } from './receiver-panel.tsx';
import { ShipmentPanel } from './shipment-panel.tsx';
import { Timeline } from './timeline.tsx';

/** All that is known of an order: what was sold, for how much, to whom, what stands in its way, and how it came so. */
export function OrderDetail({ orderId }: { orderId: string }) {
  const t = useWords(ordersWords);
  const mayAudit = useMay('audit.display');
  const mayFollow = useMay('fulfillment.display');
  const order = useAnswer(showOrder, { orderId } as QuestionOf<typeof showOrder>, { follows: ['order'] });
  const fault = <RefusalNote error={order.error} retry={() => void order.refetch()} />;
  if (!order.data) return order.error ? fault : <Skeleton active paragraph={{ rows: 10 }} />;
  const { data } = order;
  const open = { ...data, exceptions: data.exceptions.filter(({ clearedAt }) => clearedAt === null) };
  return (
    <article className={styles.detail}>
      {/* what somebody is typing into a form of this order outlives a lost network and an expired session */}
      {fault}
      <header className={styles.head}>
        <OrderBadges order={data} />
        <StateTags order={open} />
        <span className={styles.headTools}>
          <HoldButton order={data} />
          <RequestButton orderId={data.id} orderNo={data.channelOrderNo} />
          <FollowOrder source={data} />
        </span>
      </header>
      {mayAudit && <OrderQuestions orderId={data.id} />}
      {mayFollow && <OrderChain orderId={data.id} />}
      <Tabs
        items={[
          { key: 'facts', label: t('detail.facts'), children: <Overview order={data} /> },
          ...(mayAudit ? [{ key: 'why', label: t('detail.why'), children: <WhyPanel orderId={orderId} /> }] : []),
          { key: 'timeline', label: t('detail.timeline'), children: <Timeline orderId={orderId} /> },
          { key: 'document', label: t('detail.document'), children: <DocumentPanel orderId={orderId} /> },
          { key: 'marks', label: t('detail.marks'), children: <MarksPanel order={data} /> },
        ]}
      />
    </article>
  );
}

function Overview({ order }: { order: OrderView }) {
  const t = useWords(ordersWords);
  const joining = useWords(joiningWords);
  const tracking = useWords(trackingWords);
  const mayParcels = useMay('fulfillment.display');
  const mayTrace = useMay('tracking.display');
  return (
    <>
      <Section title={t('detail.exceptions')}>
        <ExceptionPanel order={order} />
      </Section>
      {order.ownHolds.length > 0 && (
        <Section title={t('hold.title')}>
          <HoldPanel order={order} />
        </Section>
      )}
      <Section title={t('detail.lines')}>
        <LineTable order={order} />
      </Section>
      {mayParcels && (
        <Section title={joining('parcels.title')}>
          <OrderParcels orderId={order.id} />
        </Section>
      )}
      {mayTrace && (
        <Section title={tracking('parcel.title')}>
          <OrderTraces orderId={order.id} />
        </Section>
      )}
      <div className={styles.columns}>
        <Section title={t('detail.money')}>
          <MoneyTable order={order} />
        </Section>
        <div>
          <Section title={t('detail.receiver')}>
            <ReceiverPanel order={order} />
          </Section>
          <Section title={t('detail.shipments')}>
            <ShipmentPanel order={order} />
          </Section>
        </div>
      </div>
      <Section title={t('detail.facts')}>
        <OrderFacts order={order} />
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}
