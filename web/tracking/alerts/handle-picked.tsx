import type { ParcelAlertId } from '@zhidan/core/tracking/alert-api.ts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../../lib/words.ts';
import styles from '../tracking.module.css';
import { trackingWords } from '../tracking-words.ts';
import { useHandleAlerts } from './use-handle-alerts.ts';

/** Marks the picked ones as handled, with a note for colleagues. */
export function HandlePicked({ ids, onDone }: { ids: readonly ParcelAlertId[]; onDone: () => void }) {
  const t = useWords(trackingWords);
  const [note, setNote] = useState('');
  const { handle, isPending } = useHandleAlerts();
  const give = (): void => handle([...ids], note.trim(), onDone);
  return (
    <div className={styles.bar}>
      <strong>{t('alert.picked', { count: ids.length })}</strong>
      <Input
        value={note}
        maxLength={500}
        placeholder={t('alert.noteLabel')}
        aria-label={t('alert.noteLabel')}
        onChange={(event) => setNote(event.target.value)}
        onPressEnter={give}
      />
      <Button type="primary" loading={isPending} onClick={give}>
        {t('alert.handle')}
      </Button>
    </div>
  );
}
