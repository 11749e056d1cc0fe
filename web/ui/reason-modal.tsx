import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useWords } from '../lib/words.ts';
import styles from './reason-modal.module.css';
import { RefusalNote } from './refusal-note.tsx';
import { uiWords } from './ui-words.ts';

type ReasonModalProps = Readonly<{
  title: string;
  /** says what will happen */
  note: string;
  confirm: string;
  isDanger?: boolean;
  /** ready-made reasons, one click each */
  suggestions?: readonly string[];
  isPending: boolean;
  error: Error | null;
  onGive: (reason: string) => void;
  onClose: () => void;
}>;

/** Asks why. Only for what cannot be undone or touches personal data; everything else is done at once, with an undo. */
export function ReasonModal({ title, note, confirm, isDanger, suggestions = [], isPending, error, onGive, onClose }: ReasonModalProps) {
  const t = useWords(uiWords);
  const id = useId();
  const [reason, setReason] = useState('');
  const isLongEnough = reason.trim().length >= 2;
  return (
    <Modal
      open
      title={title}
      okText={confirm}
      cancelText={t('action.cancel')}
      okButtonProps={{ danger: isDanger, disabled: !isLongEnough, loading: isPending }}
      onOk={() => onGive(reason.trim())}
      onCancel={onClose}
      width={460}
    >
      <p className={styles.note}>
        {note} {t('reason.note')}
      </p>
      <label htmlFor={id} className={styles.label}>
        {t('reason.label')}
      </label>
      <Input.TextArea
        id={id}
        autoFocus
        rows={2}
        maxLength={200}
        showCount
        value={reason}
        placeholder={t('reason.tooShort')}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isLongEnough) onGive(reason.trim());
        }}
      />
      <div className={styles.suggestions}>
        {suggestions.map((suggestion) => (
          <button key={suggestion} type="button" className={styles.suggestion} onClick={() => setReason(suggestion)}>
            {suggestion}
          </button>
        ))}
      </div>
      <RefusalNote error={error} />
    </Modal>
  );
}
