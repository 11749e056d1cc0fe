import type { JournalEntryView } from '@zhidan/core/operations/api.ts';
import { useListText, useWords } from '../lib/words.ts';
import type { Column } from '../ui/table/column.ts';
import { diffFields } from '../ui/diff-fields.ts';
import { textsOf } from '../ui/diff-view.tsx';
import { InstantText } from '../ui/instant-text.tsx';
import { useFieldNames } from './field-names.ts';
import { useJournalNames, type KnownNames } from './journal-names.ts';
import styles from './operations.module.css';
import { operationsWords } from './operations-words.ts';

/** Fields named in the list; the rest is counted. */
const fieldsShown = 3;

/** The columns of the journal. */
export function useJournalColumns(known: KnownNames): Column<JournalEntryView>[] {
  const t = useWords(operationsWords);
  const listText = useListText();
  const names = useJournalNames(known);
  const { fieldName, valueName } = useFieldNames();
  const changesOf = ({ before, after }: JournalEntryView): string | null => {
    const changes = diffFields(before, after);
    const [only] = changes;
    const texts = [textsOf(only?.before), textsOf(only?.after)].map((side) => side.map(valueName));
    // a thing that is new, or gone, is named by its fields; one field with one value is told whole
    if (only && changes.length === 1 && before && after && texts.every((side) => side.length <= 1)) {
      return `${fieldName(only.path)}: ${texts.map(([text = '—']) => text).join(' → ')}`;
    }
    const rest = changes.length - fieldsShown;
    return changes.length === 0
      ? null
      : listText(changes.slice(0, fieldsShown).map(({ path }) => fieldName(path))) + (rest > 0 ? ` +${rest}` : '');
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
    { key: 'changes', title: t('journal.changes'), width: 220, cell: changesOf },
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
