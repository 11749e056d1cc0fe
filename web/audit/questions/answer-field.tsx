import { answerQuestion, type OpenQuestion } from '@zhidan/core/audit/question-api.ts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';

const shortest = 2;

/** The answer is typed beside the question; Enter gives it. */
export function AnswerField({ question: { id, channelOrderNo } }: { question: OpenQuestion }) {
  const t = useWords(auditWords);
  const toast = useToast();
  const answering = useCommand(answerQuestion, ['order', 'fulfillment_order']);
  const [answer, setAnswer] = useState('');
  const isLongEnough = answer.trim().length >= shortest;
  const give = (): void => {
    if (isLongEnough && !answering.isPending)
      answering.give({ questionId: id, answer: answer.trim() }, () => toast.done(t('question.answered')));
  };
  return (
    <div>
      <div className={styles.answer}>
        <Input.TextArea
          aria-label={t('question.answerOf', { no: channelOrderNo })}
          placeholder={t('question.answerHint')}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={500}
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
          onKeyDown={(event) => {
            event.stopPropagation(); // the keys of the table
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return; // a word of pinyin is chosen
            event.preventDefault();
            give();
          }}
        />
        <Button type="primary" disabled={!isLongEnough} loading={answering.isPending} onClick={give}>
          {t('question.answer')}
        </Button>
      </div>
      <RefusalNote error={answering.error} />
    </div>
  );
}
