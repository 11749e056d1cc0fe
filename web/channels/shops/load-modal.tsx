import { loadShop, type ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { localDate, startOfDay } from '@zhidan/core/kernel/local-date.ts';
import { DatePicker, Modal } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { channelsWords } from '../channels-words.ts';
import styles from '../channels.module.css';

const startDays = 30;

/** Fetches orders of the past, from a day on. */
export function LoadModal({ shop, onClose }: { shop: ShopRow; onClose: () => void }) {
  const t = useWords(channelsWords);
  const toast = useToast();
  const id = useId();
  const load = useCommand(loadShop, ['shop']);
  const [day, setDay] = useState(dayjs().subtract(startDays, 'day'));
  const send = (): void =>
    load.give({ shopId: shop.id, from: startOfDay(localDate(day.format('YYYY-MM-DD'))) }, () => {
      toast.done(t('load.started', { name: shop.name }));
      onClose();
    });
  return (
    <Modal
      open
      title={t('load.title')}
      okText={t('load.confirm')}
      okButtonProps={{ loading: load.isPending }}
      onOk={send}
      onCancel={onClose}
      width={420}
    >
      <p className={styles.note}>{t('load.note', { name: shop.name })}</p>
      <label htmlFor={id}>{t('load.from')} </label>
      <DatePicker id={id} value={day} allowClear={false} maxDate={dayjs()} onChange={(chosen) => chosen && setDay(chosen)} />
      <RefusalNote error={load.error} />
    </Modal>
  );
}
