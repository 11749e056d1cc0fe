import type { JournalEntryView } from '@zhidan/core/operations/api.ts';
import { Link } from '@tanstack/react-router';
import { Descriptions, type DescriptionsProps } from 'antd';
import { useMay } from '../lib/session.ts';
import { useWords } from '../lib/words.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { DetailDrawer } from '../ui/detail-drawer.tsx';
import { DiffView } from '../ui/diff-view.tsx';
import { InstantText } from '../ui/instant-text.tsx';
import { JsonView } from '../ui/json-view.tsx';
import { useFieldNames } from './field-names.ts';
import { useJournalNames, type KnownNames } from './journal-names.ts';
import styles from './operations.module.css';
import { operationsWords } from './operations-words.ts';
import { VerifyButton } from './verify-button.tsx';

type JournalDetailProps = Readonly<{ entry: JournalEntryView | null; known: KnownNames; onClose: () => void }>;

/** One entry: what changed, why, and where it stands in the chain. */
export function JournalDetail({ entry, known, onClose }: JournalDetailProps) {
  const names = useJournalNames(known);
  return (
    <DetailDrawer title={entry && names.eventName(entry.event)} isOpen={entry !== null} onClose={onClose}>
      {entry && <EntryBody entry={entry} known={known} onLeave={onClose} />}
    </DetailDrawer>
  );
}

function EntryBody({ entry, known, onLeave }: { entry: JournalEntryView; known: KnownNames; onLeave: () => void }) {
  const t = useWords(operationsWords);
  const { fieldName, valueName } = useFieldNames();
  const mayVerify = useMay('journal.verify');
  const { subjectKind, subjectId, actorId, before, after, payload } = entry;
  return (
    <>
      <Descriptions column={1} size="small" bordered items={useFacts(entry, known)} styles={{ label: { width: 120 } }} />
      {(before || after) && (
        <>
          <h3 className={styles.section}>{t('journal.changes')}</h3>
          <DiffView before={before} after={after} nameOf={fieldName} valueOf={valueName} />
        </>
      )}
      {payload && Object.keys(payload).length > 0 && (
        <>
          <h3 className={styles.section}>{t('journal.payload')}</h3>
          <JsonView value={payload} />
        </>
      )}
      <div className={styles.links}>
        <Link to="/journal" search={{ subjectKind, subjectId }} onClick={onLeave}>
          {t('journal.allBySubject')}
        </Link>
        <Link to="/journal" search={{ actorId }} onClick={onLeave}>
          {t('journal.allByActor')}
        </Link>
        {mayVerify && <VerifyButton label={t('journal.verifyThis')} scope={{ subjectKind, subjectId }} />}
      </div>
    </>
  );
}

function useFacts(entry: JournalEntryView, known: KnownNames): DescriptionsProps['items'] {
  const t = useWords(operationsWords);
  const names = useJournalNames(known);
  const facts = [
    { key: 'at', label: t('journal.at'), children: <InstantText at={entry.at} /> },
    { key: 'actor', label: t('journal.actor'), children: names.actorText(entry) },
    {
      key: 'subject',
      label: t('journal.subject'),
      children: (
        <>
          {names.subjectKindName(entry.subjectKind)} {names.subjectName(entry)} <CopyButton text={entry.subjectId} />
        </>
      ),
    },
    entry.reason !== null && { key: 'reason', label: t('journal.reason'), children: entry.reason },
    entry.ruleVersion !== null && { key: 'rule', label: t('journal.rule'), children: entry.ruleVersion },
    {
      key: 'chain',
      label: t('journal.chain'),
      children: (
        <>
          {t('journal.chainPlace', { seq: entry.subjectSeq })}
          <div className={styles.hash}>{entry.hash}</div>
        </>
      ),
    },
  ];
  return facts.filter((fact) => fact !== false);
}
