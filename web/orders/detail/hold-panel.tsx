import type { OrderView } from '@zhidan/core/orders/api.ts';
import { endHold, holdOrders } from '@zhidan/core/orders/exceptions/exception-api.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { Button, DatePicker, Form, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { InstantText } from '../../ui/instant-text.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { ordersWords } from '../orders-words.ts';
import styles from './detail.module.css';

/** Why an order waits although nothing is wrong with it: placed and ended here, or by rules and by the clock. */
export function HoldPanel({ order }: { order: OrderView }) {
  const t = useWords(ordersWords);
  const mayManage = useMay('fulfillment.manage');
  const [isPlacing, setPlacing] = useState(false);
  const isOpen = order.status === 'received' || order.status === 'unpaid';
  return (
    <>
      {order.ownHolds.map((hold) => (
        <HoldNote key={`${hold.source} ${hold.placedAt}`} orderId={order.id} hold={hold} mayEnd={mayManage} />
      ))}
      {mayManage && isOpen && (
        <Button size="small" onClick={() => setPlacing(true)}>
          {t('hold.place')}
        </Button>
      )}
      {isPlacing && <HoldForm orderId={order.id} onClose={() => setPlacing(false)} />}
    </>
  );
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

function HoldForm({ orderId, onClose }: { orderId: OrderView['id']; onClose: () => void }) {
  const t = useWords(ordersWords);
  const ui = useWords(uiWords);
  const command = useCommand(holdOrders, ['order']);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<Dayjs | null>(null);
  const give = (): void =>
    command.give({ orderIds: [orderId], reason: reason.trim(), until: until === null ? null : instant(until.valueOf()) }, onClose);
  return (
    <Modal
      open
      title={t('hold.place')}
      okText={t('hold.place')}
      cancelText={ui('action.cancel')}
      okButtonProps={{ disabled: reason.trim().length < 2, loading: command.isPending }}
      onOk={give}
      onCancel={onClose}
      width={460}
    >
      <p>{t('hold.note')}</p>
      <Form layout="vertical">
        <Form.Item label={t('hold.reason')} htmlFor="hold-reason">
          <Input id="hold-reason" autoFocus maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
        <Form.Item label={t('hold.untilField')} htmlFor="hold-until">
          <DatePicker id="hold-until" showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" value={until} onChange={setUntil} />
        </Form.Item>
      </Form>
      <RefusalNote error={command.error} />
    </Modal>
  );
}
