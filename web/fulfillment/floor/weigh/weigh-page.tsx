import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../../../lib/session.ts';
import { useWords } from '../../../lib/words.ts';
import { DeskPage, type DeskProps } from '../desk/desk-page.tsx';
import { ParcelHead } from '../desk/parcel-head.tsx';
import { ScanFeedback } from '../desk/scan-feedback.tsx';
import { ScanInput } from '../desk/scan-input.tsx';
import { useDeskTools } from '../desk/use-desk-tools.ts';
import { useInOrder } from '../desk/use-in-order.ts';
import { floorWords } from '../floor-words.ts';
import styles from '../floor.module.css';
import { AcceptWeight } from './accept-weight.tsx';
import { useWeighing } from './use-weighing.ts';

/** Scan the parcel, take its weight, next parcel. */
export function WeighPage() {
  return <DeskPage station="weigh">{(desk) => <WeighDesk {...desk} />}</DeskPage>;
}

function WeighDesk(desk: DeskProps) {
  const t = useWords(floorWords);
  const tools = useDeskTools(desk, { station: 'weigh' });
  const { feedback, work } = tools;
  const { open, take, leave, accepted } = useWeighing(tools);
  const scan = useInOrder(take);
  const mayAccept = useMay('floor.manage');
  const [isAccepting, setAccepting] = useState(false);
  const { toleranceGram, tolerancePercent } = work.settings;
  return (
    <section className={styles.panel} aria-label={t('weigh.title')}>
      <ScanInput label={t(open ? 'weigh.scanWeight' : 'desk.scanParcel')} onScan={scan} onLeave={leave} />
      <ScanFeedback
        feedback={
          feedback ?? {
            tone: 'ready',
            title: t('desk.ready'),
            lesson: work.loaded
              ? t('weigh.waiting', { count: work.loaded.items.length, gram: toleranceGram, percent: tolerancePercent })
              : t('desk.loading'),
          }
        }
      />
      {open && (
        <>
          <ParcelHead order={open.order} />
          <div className={styles.tools}>
            {open.differs && mayAccept && (
              <Button danger onClick={() => setAccepting(true)}>
                {t('weigh.accept')}
              </Button>
            )}
            <Button onClick={leave}>{t('weigh.leave')}</Button>
          </div>
        </>
      )}
      {open && isAccepting && <AcceptWeight order={open.order} onClose={() => setAccepting(false)} onDone={accepted} />}
    </section>
  );
}
