import { SafetyCertificateOutlined } from '@ant-design/icons';
import { verifyJournal } from '@zhidan/core/operations/api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Button, Modal, Result } from 'antd';
import { useCommand } from '../lib/use-command.ts';
import { numberText } from '../lib/formats.ts';
import { useLanguage, useWords } from '../lib/words.ts';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { uiWords } from '../ui/ui-words.ts';
import { useJournalNames } from './journal-names.ts';
import { operationsWords } from './operations-words.ts';

type VerifyButtonProps = Readonly<{ label: string; scope: { subjectKind?: string; subjectId?: string }; isMain?: boolean }>;

/** Recomputes the chain of one subject or of the whole journal, and says what came out. */
export function VerifyButton({ label, scope, isMain = false }: VerifyButtonProps) {
  const ui = useWords(uiWords);
  const verify = useCommand(verifyJournal, ['journal']);
  const isOpen = verify.data !== undefined || verify.error !== null;
  return (
    <>
      <Button
        type={isMain ? 'primary' : 'default'}
        size={isMain ? undefined : 'small'}
        icon={<SafetyCertificateOutlined />}
        loading={verify.isPending}
        data-tour={isMain ? 'verify-journal' : undefined}
        onClick={() => verify.give(scope)}
      >
        {label}
      </Button>
      <Modal
        open={isOpen}
        title={label}
        onCancel={verify.reset}
        footer={<Button onClick={verify.reset}>{ui('action.close')}</Button>}
        width={560}
      >
        <RefusalNote error={verify.error} />
        {verify.data && <Outcome outcome={verify.data} />}
      </Modal>
    </>
  );
}

function Outcome({ outcome }: { outcome: OutputOf<typeof verifyJournal> }) {
  const t = useWords(operationsWords);
  const names = useJournalNames();
  const language = useLanguage();
  const { broken, checkedCount, subjectCount } = outcome;
  if (broken.length === 0) {
    const counts = { entries: numberText(checkedCount, language), subjects: numberText(subjectCount, language) };
    return <Result status="success" title={t('journal.verifyGood')} subTitle={t('journal.verifyGoodNote', counts)} />;
  }
  return (
    <Result status="error" title={t('journal.verifyBroken', { count: broken.length })} subTitle={t('journal.verifyBrokenNote')}>
      <ul>
        {broken.map(({ entryId, subjectKind, subjectId, subjectSeq, problem }) => (
          <li key={`${entryId}-${problem}`}>
            {names.subjectKindName(subjectKind)} {subjectId} #{subjectSeq}: {t(`problem.${problem}`)}
          </li>
        ))}
      </ul>
    </Result>
  );
}
