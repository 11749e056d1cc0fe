import type { JournalEntryView } from '@zhidan/core/operations/api.ts';
import { useWords } from '../lib/words.ts';
import type { Column } from '../ui/column.ts';
import { diffFields } from '../ui/diff-fields.ts';
import { InstantText } from '../ui/instant-text.tsx';
import { useFieldName } from './field-names.ts';
import { useJournalNames } from './journal-names.ts';
import styles from './operations.module.css';
import { operationsWords } from './operations-words.ts';

/** Fields named in the list; the rest is counted. */
const fieldsShown = 3;

/** The columns of the journal. */
export function useJournalColumns(): Column<JournalEntryView>[] {
  const t = useWords(operationsWords);
  const names = useJournalNames();
  const fieldName = useFieldName();
  const changesOf = ({ before, after }: JournalEntryView): string => {
    const paths = diffFields(before, after).map(({ path }) => fieldName(path));
    return paths.slice(0, fieldsShown).join('、') + (paths.length > fieldsShown ? ` +${paths.length - fieldsShown}` : '');
  };
  return [
    { key: 'at', title: t('journal.at'), width: 170, isFixed: true, onPhone: 'status', cell: ({ at }) => <InstantText at={at} /> },
    {
      key: 'event',
      title: t('journal.event'),
      width: 170,
      isFixed: true,
      onPhone: 'title',
      cell: ({ event }) => <strong>{names.eventName(event)}</strong>,
    },
    { key: 'actor', title: t('journal.actor'), width: 130, cell: names.actorText },
    {
      key: 'subject',
      title: t('journal.subject'),
      width: 190,
      cell: (entry) => (
        <>
          <span className={styles.faint}>{names.subjectKindName(entry.subjectKind)}</span> {names.subjectName(entry)}
        </>
      ),
    },
    { key: 'changes', title: t('journal.changes'), width: 220, cell: (entry) => changesOf(entry) || null },
    { key: 'reason', title: t('journal.reason'), width: 180, cell: ({ reason }) => reason },
    {
      key: 'seq',
      title: t('journal.chain'),
      width: 110,
      align: 'right',
      onPhone: 'none',
      cell: ({ subjectSeq }) => <span className="zd-number">#{subjectSeq}</span>,
    },
    {
      key: 'hash',
      title: t('journal.hash'),
      width: 140,
      isHiddenAtStart: true,
      onPhone: 'none',
      cell: ({ hash }) => <span className="zd-code">{hash.slice(0, 12)}</span>,
    },
  ];
}
