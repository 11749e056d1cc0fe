import type { Endpoint, QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Button } from 'antd';
import { useState, type MouseEvent } from 'react';
import { useMay } from '../lib/session.ts';
import { useCommand } from '../lib/use-command.ts';
import { useWords } from '../lib/words.ts';
import { ReasonModal } from '../ui/reason-modal.tsx';
import { useToast } from '../ui/toast.tsx';
import styles from './operations.module.css';
import { operationsWords } from './operations-words.ts';

type StoppedActionsProps<Retry extends Endpoint, Drop extends Endpoint> = Readonly<{
  title: string;
  retry: Readonly<{ contract: Retry; question: QuestionOf<Retry> }>;
  drop: Readonly<{ contract: Drop; question: (reason: string) => QuestionOf<Drop> }>;
  /** the subject kinds whose lists are fetched anew */
  changes: readonly string[];
  onDone: () => void;
}>;

/** What a person can do about work that stopped: try it again, or drop it and say why. */
export function StoppedActions<Retry extends Endpoint, Drop extends Endpoint>(props: StoppedActionsProps<Retry, Drop>) {
  const { title, retry, drop, changes, onDone } = props;
  const t = useWords(operationsWords);
  const toast = useToast();
  const mayManage = useMay('jobs.manage');
  const retrying = useCommand(retry.contract, changes);
  const dropping = useCommand(drop.contract, changes);
  const [isAsking, setAsking] = useState(false);
  if (!mayManage) return null;
  const end = (text: string): void => {
    toast.done(text);
    onDone();
  };
  const stopRow = (event: MouseEvent): void => event.stopPropagation(); // a button in a row does not open the row
  return (
    <span className={styles.rowActions} onClick={stopRow} role="presentation">
      <Button
        size="small"
        type="link"
        loading={retrying.isPending}
        onClick={() => void retrying.ask(retry.question).then(() => end(t('jobs.retried')), toast.failed)}
      >
        {t('jobs.retry')}
      </Button>
      <Button size="small" type="link" danger onClick={() => setAsking(true)}>
        {t('jobs.drop')}
      </Button>
      {isAsking && (
        <ReasonModal
          title={`${t('jobs.drop')} ${title}`}
          note={t('jobs.dropNote')}
          confirm={t('jobs.drop')}
          isDanger
          suggestions={[t('jobs.dropReason.duplicate'), t('jobs.dropReason.obsolete')]}
          isPending={dropping.isPending}
          error={dropping.error}
          onGive={(reason) =>
            dropping.give(drop.question(reason), () => {
              setAsking(false);
              end(t('jobs.dropped'));
            })
          }
          onClose={() => setAsking(false)}
        />
      )}
    </span>
  );
}
