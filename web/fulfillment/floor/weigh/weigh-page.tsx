import { acceptWeight, type FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../../../lib/session.ts';
import { useCommand } from '../../../lib/use-command.ts';
import { useWords } from '../../../lib/words.ts';
import { ReasonModal } from '../../../ui/reason-modal.tsx';
import { DeskPage, type DeskProps } from '../desk/desk-page.tsx';
import { ParcelHead } from '../desk/parcel-head.tsx';
import { ScanFeedback } from '../desk/scan-feedback.tsx';
import { ScanInput } from '../desk/scan-input.tsx';
import { floorWords } from '../floor-words.ts';
import styles from '../floor.module.css';
import { useWeighing } from './use-weighing.ts';

/** Scan the parcel, take its weight, next parcel. */
export function WeighPage() {
  return <DeskPage station="weigh">{(desk) => <WeighDesk {...desk} />}</DeskPage>;
}

function WeighDesk(desk: DeskProps) {
  const t = useWords(floorWords);
  const { feedback, work, open, scan, leave, accepted } = useWeighing(desk);
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
      {open && isAccepting && <Accept order={open.order} onClose={() => setAccepting(false)} onDone={accepted} />}
    </section>
  );
}

type AcceptProps = Readonly<{ order: FloorOrder; onClose: () => void; onDone: (no: string) => void }>;

/** A supervisor lets it go although its weight differs. */
function Accept({ order: { id, no }, onClose, onDone }: AcceptProps) {
  const t = useWords(floorWords);
  const accept = useCommand(acceptWeight, ['fulfillment_order', 'order']);
  return (
    <ReasonModal
      title={t('weigh.acceptTitle', { no })}
      note={t('weigh.acceptNote')}
      confirm={t('weigh.accept')}
      suggestions={[t('weigh.reasonPacking'), t('weigh.reasonSku')]}
      isPending={accept.isPending}
      error={accept.error}
      onGive={(reason) => accept.give({ fulfillmentOrderId: id, reason }, () => (onClose(), onDone(no)))}
      onClose={onClose}
    />
  );
}
