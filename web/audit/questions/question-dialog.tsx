import type { AuditQueueRow } from '@zhidan/core/audit/decision-api.ts';
import { askQuestion } from '@zhidan/core/audit/question-api.ts';
import { Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';

const shortest = 2;

/** Asks service about an order of a parcel; the order waits for the answer. */
export function QuestionDialog({ row, onClose, onDone }: Readonly<{ row: AuditQueueRow; onClose: () => void; onDone: () => void }>) {
  const t = useWords(auditWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const asking = useCommand(askQuestion, ['order', 'fulfillment_order']);
  const [at, setAt] = useState(0);
  const [question, setQuestion] = useState('');
  const orderId = row.orderIds[at] ?? row.leadOrderId;
  const isReady = question.trim().length >= shortest;
  const give = (): void => {
    if (!isReady) return;
    asking.give({ orderId, question }, () => {
      toast.done(t('question.asked'));
      onDone();
    });
  };
  return (
    <Modal
      open
      title={t('question.ask', { no: row.channelOrderNos[at] ?? '' })}
      okText={t('queue.ask')}
      cancelText={ui('action.cancel')}
      okButtonProps={{ disabled: !isReady, loading: asking.isPending }}
      onOk={give}
      onCancel={onClose}
      width={460}
    >
      <div className={styles.stack}>
        {row.orderIds.length > 1 && (
          <Segmented
            aria-label={t('question.which')}
            value={at}
            options={row.channelOrderNos.map((no, index) => ({ value: index, label: no }))}
            onChange={setAt}
          />
        )}
        <p className={styles.faint}>{t('question.note')}</p>
        <Input.TextArea
          aria-label={t('queue.ask')}
          autoFocus
          rows={3}
          maxLength={500}
          showCount
          value={question}
          onChange={({ target }) => setQuestion(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) give();
          }}
        />
        <RefusalNote error={asking.error} />
      </div>
    </Modal>
  );
}
