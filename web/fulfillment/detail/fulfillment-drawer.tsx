import { showFulfillment, type FulfillmentView } from '@zhidan/core/fulfillment/fulfillment-api.ts';
import { fulfillmentRefusals } from '@zhidan/core/fulfillment/claim-refusal.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Skeleton, Tabs } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { fulfillmentWords } from '../fulfillment-words.ts';
import styles from '../fulfillment.module.css';
import { FulfillmentBadges } from '../list/fulfillment-badges.tsx';
import { StageTag } from '../stage-tag.tsx';
import { FulfillmentActions } from './fulfillment-actions.tsx';
import { FulfillmentWhy } from './fulfillment-why.tsx';
import { FulfillmentTimeline } from './fulfillment-timeline.tsx';
import { LinesPart, MembersPart, ParcelsPart, RoutePart } from './fulfillment-parts.tsx';

type Props = Readonly<{ id: string | null; onOther: (id: string) => void; onClose: () => void }>;

/** One fulfillment order beside the list: why it does not go on, its orders, goods, parcels, and what happened. */
export function FulfillmentDrawer({ id, onOther, onClose }: Props) {
  const t = useWords(fulfillmentWords);
  const mayAudit = useMay('audit.display');
  const mayWhy = useMay('allocation.display') || mayAudit;
  const answer = useAnswer(showFulfillment, { id: id ?? '' } as QuestionOf<typeof showFulfillment>, {
    enabled: id !== null,
    follows: ['fulfillment_order', 'order', 'parcel'],
  });
  const view = id === null ? undefined : answer.data;
  return (
    <DetailDrawer
      title={
        view ? (
          <span className={styles.tags}>
            <span className="zd-code">{view.no}</span> <StageTag stage={view.stage} /> <FulfillmentBadges row={view} />
          </span>
        ) : (
          t('title')
        )
      }
      width={720}
      isOpen={id !== null}
      onClose={onClose}
      footer={view && <FulfillmentActions rows={[view]} />}
    >
      <RefusalNote error={answer.error} retry={() => void answer.refetch()} />
      {!view && !answer.error && <Skeleton active />}
      {view && (
        <Tabs
          size="small"
          items={[
            { key: 'overview', label: t('overview'), children: <Overview view={view} onOther={onOther} /> },
            ...(mayWhy ? [{ key: 'why', label: t('why'), children: <FulfillmentWhy id={view.id} /> }] : []),
            { key: 'timeline', label: t('timeline'), children: <FulfillmentTimeline id={view.id} /> },
          ]}
        />
      )}
    </DetailDrawer>
  );
}

function Overview({ view, onOther }: { view: FulfillmentView; onOther: (id: string) => void }) {
  return (
    <>
      <Refusals view={view} />
      <MembersPart view={view} onOther={onOther} />
      <LinesPart view={view} />
      <RoutePart view={view} />
      <ParcelsPart view={view} />
    </>
  );
}

/** Why it does not go on at this moment, each with what to do. */
function Refusals({ view: { refusals } }: { view: FulfillmentView }) {
  const t = useWords(fulfillmentWords);
  const say = useSay();
  if (refusals.length === 0) return null;
  return (
    <section className={styles.section} aria-label={t('blocked')}>
      <h3 className={styles.heading}>{t('blocked')}</h3>
      <ul className={styles.refusals}>
        {refusals.map(({ code, values }) => (
          <li key={`${code} ${JSON.stringify(values)}`}>
            {code in fulfillmentRefusals ? say(fulfillmentRefusals[code as keyof typeof fulfillmentRefusals], values) : code}
          </li>
        ))}
      </ul>
    </section>
  );
}
