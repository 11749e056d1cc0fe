import { showOrderTraces, type ParcelTrace } from '@zhidan/core/tracking/alert-api.ts';
import { alertKinds } from '@zhidan/core/tracking/alert-kind.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useCarrierName } from '../../fulfillment/index.ts';
import { useAnswer } from '../../lib/answers.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import styles from '../tracking.module.css';
import { trackingWords } from '../tracking-words.ts';
import { ParcelDrawer } from './parcel-drawer.tsx';
import { TraceList } from './trace-list.tsx';
import { TraceTag } from './trace-tag.tsx';

/** Where the parcels of an order are: newest scans, what is wrong, and the whole of it beside. For pages of orders and service. */
export function OrderTraces({ orderId }: { orderId: string }) {
  const t = useWords(trackingWords);
  const [open, setOpen] = useState<string | null>(null);
  const { data, error } = useAnswer(showOrderTraces, { orderId } as QuestionOf<typeof showOrderTraces>, { follows: ['parcel'] });
  if (error && !data) return <RefusalNote error={error} />;
  if (!data) return null;
  if (data.items.length === 0) return <p className={styles.note}>{t('parcel.none')}</p>;
  return (
    <>
      {data.items.map((trace) => (
        <ParcelCard key={trace.parcelId} trace={trace} onOpen={() => setOpen(trace.parcelId)} />
      ))}
      <ParcelDrawer parcelId={open} onClose={() => setOpen(null)} />
    </>
  );
}

/** Scans that a card shows. */
const newestCount = 3;

function ParcelCard({ trace, onOpen }: { trace: ParcelTrace; onOpen: () => void }) {
  const say = useSay();
  const carrierName = useCarrierName();
  const { carrier, waybillNo, state, sub, alerts, events } = trace;
  return (
    <div className={styles.parcel}>
      <div className={styles.head}>
        <Button type="link" size="small" style={{ padding: 0 }} className="zd-code" onClick={onOpen}>
          {waybillNo}
        </Button>
        <span className={styles.quiet}>{carrierName(carrier)}</span>
        <TraceTag state={state} sub={sub} />
        {alerts
          .filter(({ closedAt }) => closedAt === null)
          .map(({ id, kind }) => (
            <StatusTag key={id} tone={alertKinds[kind].severity === 'alarm' ? 'bad' : 'warn'} text={say(alertKinds[kind].words)} />
          ))}
      </div>
      <TraceList events={events} limit={newestCount} />
    </div>
  );
}
