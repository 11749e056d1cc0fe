import { listOpenQuestions, type OpenQuestion } from '@zhidan/core/audit/question-api.ts';
import { CheckCircleOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { usePages } from '../../lib/answers.ts';
import { moneyText } from '../../lib/formats.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RelativeText } from '../../ui/instant-text.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';
import { AnswerField } from './answer-field.tsx';

/** What auditors wait to be told by service, the longest wait first; answered where it stands. */
export function OpenQuestionsPage() {
  const t = useWords(auditWords);
  const list = usePages(listOpenQuestions, {}, { follows: ['order'] });
  return (
    <>
      <PageHeader title={t('question.title')} note={t('question.listNote')} />
      <DataTable
        name="audit-questions"
        label={t('question.title')}
        columns={useColumns()}
        list={list}
        rowKey={({ id }) => id}
        empty={<EmptyState icon={<CheckCircleOutlined />} title={t('question.none')} lesson={t('question.noneLesson')} />}
      />
    </>
  );
}

function useColumns(): readonly Column<OpenQuestion>[] {
  const t = useWords(auditWords);
  return [
    {
      key: 'question',
      title: t('question.question'),
      width: 260,
      onPhone: 'title',
      isFixed: true,
      cell: ({ question, askedBy }) => (
        <div>
          <strong>{question}</strong>
          <div className={styles.faint}>{askedBy}</div>
        </div>
      ),
    },
    {
      key: 'order',
      title: t('queue.order'),
      width: 190,
      onPhone: 'line',
      cell: ({ orderId, channelOrderNo, shopName }) => (
        <div>
          <Link to="/desk" search={{ search: channelOrderNo, order: orderId }} className="zd-code">
            {channelOrderNo}
          </Link>
          <div className={styles.faint}>{shopName}</div>
        </div>
      ),
    },
    { key: 'asked', title: t('question.waits'), width: 110, onPhone: 'status', cell: ({ askedAt }) => <RelativeText at={askedAt} /> },
    { key: 'due', title: t('queue.due'), width: 110, onPhone: 'line', cell: ({ shipBy }) => shipBy && <RelativeText at={shipBy} /> },
    { key: 'money', title: t('queue.money'), width: 90, align: 'right', onPhone: 'none', cell: ({ paidFen }) => moneyText(paidFen) },
    { key: 'answer', title: t('question.answer'), onPhone: 'line', cell: (question) => <AnswerField question={question} /> },
  ];
}
