import type { OrderView } from '@zhidan/core/orders/api.ts';
import { endHold, holdOrders } from '@zhidan/core/orders/exceptions/exception-api.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { InstantText } from '../../ui/instant-text.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ordersWords } from '../orders-words.ts';
import styles from './detail.module.css';

/** Why an order waits although nothing is wrong with it: placed and ended here, or by rules and by the clock. */
export function HoldPanel({ order: { id, ownHolds } }: { order: Pick<OrderView, 'id' | 'ownHolds'> }) {
  const mayEnd = useMay('fulfillment.manage');
  return ownHolds.map((hold) => <HoldNote key={`${hold.source} ${hold.placedAt}`} orderId={id} hold={hold} mayEnd={mayEnd} />);
}

type Hold = OrderView['ownHolds'][number];

function HoldNote({ orderId, hold, mayEnd }: { orderId: OrderView['id']; hold: Hold; mayEnd: boolean }) {
  const t = useWords(ordersWords);
  const toast = useToast();
  const [isEnding, setEnding] = useState(false);
  const command = useCommand(endHold, ['order']);
  const { source, reason, until, placedAt, placedBy, endedAt, endedBy, endReason } = hold;
  const again = useCommand(holdOrders, ['order']);
  const give = (why: string): void =>
    command.give({ orderIds: [orderId], source, reason: why }, () => {
      setEnding(false);
      const undo = (): void => again.give({ orderIds: [orderId], reason, until });
      toast.done(t('hold.ended'), source === 'hand' ? undo : undefined);
    });
  return (
    <div className={styles.exception} data-effect={endedAt === null ? 'blocks' : 'cleared'}>
      <div className={styles.exceptionHead}>
        <strong>{source === 'hand' ? t('hold.byHand') : source === 'presale' ? t('hold.presale') : t('hold.byRule', { source })}</strong>
        <span className={styles.faint}>
          {placedBy} <InstantText at={placedAt} />
        </span>
      </div>
      <div>
        {reason}{' '}
        {until && endedAt === null && (
          <span className={styles.faint}>
            {t('hold.until')} <InstantText at={until} />
          </span>
        )}
      </div>
      {endedAt !== null && (
        <div className={styles.faint}>
          {t('detail.clearedBy', { name: endedBy ?? '' })} <InstantText at={endedAt} /> {endReason}
        </div>
      )}
      {endedAt === null && mayEnd && (
        <Button size="small" onClick={() => setEnding(true)}>
          {t('hold.end')}
        </Button>
      )}
      {isEnding && (
        <ReasonModal
          title={t('hold.end')}
          note={t('hold.endNote')}
          confirm={t('hold.end')}
          isPending={command.isPending}
          error={command.error}
          onGive={give}
          onClose={() => setEnding(false)}
        />
      )}
    </div>
  );
}
