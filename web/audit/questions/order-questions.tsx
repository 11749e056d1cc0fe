import { answerQuestion, listOrderQuestions, withdrawQuestion, type AuditQuestion } from '@zhidan/core/audit/question-api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { InstantText } from '../../ui/instant-text.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { useToast } from '../../ui/toast.tsx';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';

/** What auditors asked about an order and what service said; nothing where nobody asked. */
export function OrderQuestions({ orderId }: { orderId: string }) {
  const t = useWords(auditWords);
  const { data } = useAnswer(listOrderQuestions, { orderId } as QuestionOf<typeof listOrderQuestions>, { follows: ['order'] });
  if (!data || data.items.length === 0) return null;
  return (
    <section className={styles.questions} aria-label={t('question.title')}>
      <h3 className={styles.name}>{t('question.title')}</h3>
      {data.items.map((question) => (
        <Question key={question.id} question={question} />
      ))}
    </section>
  );
}

const changes = ['order', 'fulfillment_order'];

function Question({ question: { id, channelOrderNo, question, askedAt, askedBy, answer, endedAt, endedBy } }: { question: AuditQuestion }) {
  const t = useWords(auditWords);
  const toast = useToast();
  const mayAnswer = useMay('requests.make');
  const mayWithdraw = useMay('audit.decide');
  const answering = useCommand(answerQuestion, changes);
  const withdrawing = useCommand(withdrawQuestion, changes);
  const [isAnswering, setAnswering] = useState(false);
  const give = (text: string): void =>
    answering.give({ questionId: id, answer: text }, () => {
      toast.done(t('question.answered'));
      setAnswering(false);
    });
  return (
    <div>
      <div className={styles.line}>
        <strong>{question}</strong>
        <span className={styles.faint}>
          {askedBy} <InstantText at={askedAt} />
        </span>
        {endedAt === null && <StatusTag tone="warn" text={t('question.open')} />}
        {endedAt === null && mayAnswer && (
          <Button size="small" type="primary" onClick={() => setAnswering(true)}>
            {t('question.answer')}
          </Button>
        )}
        {endedAt === null && mayWithdraw && (
          <Button
            size="small"
            loading={withdrawing.isPending}
            onClick={() => withdrawing.ask({ questionId: id }).then(() => toast.done(t('question.withdrawn')), toast.failed)}
          >
            {t('question.withdraw')}
          </Button>
        )}
      </div>
      {endedAt !== null && (
        <div>
          {answer ?? t('question.withdrawn')}{' '}
          <span className={styles.faint}>
            {endedBy} <InstantText at={endedAt} />
          </span>
        </div>
      )}
      {isAnswering && (
        <ReasonModal
          title={t('question.answerOf', { no: channelOrderNo })}
          note={question}
          confirm={t('question.answer')}
          isPending={answering.isPending}
          error={answering.error}
          onGive={give}
          onClose={() => setAnswering(false)}
        />
      )}
    </div>
  );
}
