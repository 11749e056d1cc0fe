import { askParcel, showParcelTrace, type ParcelTrace } from '@zhidan/core/tracking/alert-api.ts';
import { parcelWatches } from '@zhidan/core/tracking/parcel-watch.ts';
import type { OutputOf, QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Link } from '@tanstack/react-router';
import { Button, Descriptions, Skeleton } from 'antd';
import { useCarrierName } from '../../fulfillment/index.ts';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from '../tracking.module.css';
import { trackingWords } from '../tracking-words.ts';
import { InterceptionPart } from './interception-part.tsx';
import { ParcelAlerts } from './parcel-alerts.tsx';
import { TraceList } from './trace-list.tsx';
import { TraceTag } from './trace-tag.tsx';

/** One parcel beside the list: what is wrong, what to do, where it has been. */
export function ParcelDrawer({ parcelId, onClose }: { parcelId: string | null; onClose: () => void }) {
  const t = useWords(trackingWords);
  const answer = useAnswer(showParcelTrace, { parcelId: parcelId ?? '' } as QuestionOf<typeof showParcelTrace>, {
    enabled: parcelId !== null,
    follows: ['parcel'],
  });
  const trace = parcelId === null ? undefined : answer.data;
  return (
    <DetailDrawer
      title={
        trace ? (
          <span className={styles.bar}>
            <span className="zd-code">{trace.waybillNo}</span>
            <CopyButton text={trace.waybillNo} />
            <TraceTag state={trace.state} sub={trace.sub} />
          </span>
        ) : (
          t('parcel.title')
        )
      }
      width={620}
      isOpen={parcelId !== null}
      onClose={onClose}
      footer={trace && <AskNow trace={trace} />}
    >
      <RefusalNote error={answer.error} retry={() => void answer.refetch()} />
      {!trace && !answer.error && <Skeleton active />}
      {trace && <Parts trace={trace} />}
    </DetailDrawer>
  );
}

function Parts({ trace }: { trace: ParcelTrace }) {
  const t = useWords(trackingWords);
  return (
    <>
      <ParcelAlerts trace={trace} />
      <Facts trace={trace} />
      <InterceptionPart trace={trace} />
      <h3 className={styles.section}>{t('parcel.trace')}</h3>
      <TraceList events={trace.events} />
    </>
  );
}

function Facts({ trace }: { trace: ParcelTrace }) {
  const t = useWords(trackingWords);
  const say = useSay();
  const carrierName = useCarrierName();
  const { carrier, carrierPhone, watch, trouble, shippedAt, expectedAt, deliveredAt, heardAt, orders } = trace;
  const moment = (key: 'shipped' | 'expected' | 'delivered' | 'heard', at: ParcelTrace['shippedAt']) =>
    at ? [{ key, label: t(`parcel.${key}`), children: <InstantText at={at} /> }] : [];
  const items = [
    { key: 'carrier', label: t('alert.carrier'), children: [carrierName(carrier), carrierPhone].filter(Boolean).join(' · ') },
    {
      key: 'order',
      label: t('alert.order'),
      children: (
        <span className={styles.stack}>
          {orders.map(({ orderId, channelOrderNo }) => (
            <Link key={orderId} to="/orders/$orderId" params={{ orderId }} className="zd-code">
              {channelOrderNo}
            </Link>
          ))}
        </span>
      ),
    },
    {
      key: 'watch',
      label: t('parcel.watch'),
      children: (
        <span className={styles.stack}>
          <span>{say(parcelWatches[watch])}</span>
          {trouble && <span className={styles.quiet}>{t('account.words', { words: trouble })}</span>}
        </span>
      ),
    },
    ...moment('shipped', shippedAt),
    ...moment('expected', expectedAt),
    ...moment('delivered', deliveredAt),
    ...moment('heard', heardAt),
  ];
  return <Descriptions column={1} size="small" bordered items={items} styles={{ label: { width: 110 } }} />;
}

function AskNow({ trace: { parcelId } }: { trace: ParcelTrace }) {
  const t = useWords(trackingWords);
  const toast = useToast();
  const mayHandle = useMay('tracking.handle');
  const asking = useCommand(askParcel, ['parcel']);
  if (!mayHandle) return null;
  const told = ({ outcome, words }: OutputOf<typeof askParcel>): void => {
    if (outcome === 'answered') toast.done(t('parcel.askAnswered'));
    else if (outcome === 'refused') toast.warned(t('parcel.askRefused', { words }));
    else toast.warned(t(outcome === 'nothing' ? 'parcel.askNothing' : 'parcel.askTooEarly'));
  };
  const ask = (): void => void asking.ask({ parcelId }).then(told, toast.failed);
  return (
    <div className={styles.foot}>
      <Button loading={asking.isPending} onClick={ask}>
        {t('parcel.ask')}
      </Button>
    </div>
  );
}
