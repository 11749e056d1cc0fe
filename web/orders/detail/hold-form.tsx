import { PauseCircleOutlined } from '@ant-design/icons';
import { holdOrders } from '@zhidan/core/orders/exceptions/exception-api.ts';
import type { OrderView } from '@zhidan/core/orders/api.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import type { OrderId } from '@zhidan/core/orders/order.ts';
import { Button, DatePicker, Form, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { ordersWords } from '../orders-words.ts';

/** Puts an order on hold as long as it is here. */
export function HoldButton({ order: { id, status } }: { order: OrderView }) {
  const t = useWords(ordersWords);
  const mayManage = useMay('fulfillment.manage');
  const [isPlacing, setPlacing] = useState(false);
  if (!mayManage || (status !== 'received' && status !== 'unpaid')) return null;
  return (
    <>
      <Button size="small" icon={<PauseCircleOutlined />} onClick={() => setPlacing(true)}>
        {t('hold.place')}
      </Button>
      {isPlacing && <HoldForm orderIds={[id]} onClose={() => setPlacing(false)} />}
    </>
  );
}

type HoldFormProps = Readonly<{ orderIds: readonly OrderId[]; onClose: () => void; onDone?: () => void }>;

/** Asks why orders shall wait, and until when. */
export function HoldForm({ orderIds, onClose, onDone = onClose }: HoldFormProps) {
  const t = useWords(ordersWords);
  const ui = useWords(uiWords);
  const command = useCommand(holdOrders, ['order', 'fulfillment_order']);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<Dayjs | null>(null);
  const give = (): void =>
    command.give({ orderIds: [...orderIds], reason: reason.trim(), until: until === null ? null : instant(until.valueOf()) }, onDone);
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
