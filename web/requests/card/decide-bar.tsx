import { handOverApproval, listApprovers } from '@zhidan/core/approvals/approval-api.ts';
import type { RequestView } from '@zhidan/core/requests/request-api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Alert, Button, Input, Tag } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useListText, useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from '../requests.module.css';
import { requestsWords } from '../requests-words.ts';
import type { Decision } from './decision-queue.ts';
import { useDecide, useKeptDecisions } from './use-decisions.ts';

type Approval = NonNullable<RequestView['approval']>;
type Sheet = 'none' | 'reject' | 'hand_over';

/** Approve is one tap; reject and hand over are two. Nothing else decides. */
export function DecideBar({ approval }: { approval: Approval }) {
  const t = useWords(requestsWords);
  const toast = useToast();
  const [sheet, setSheet] = useState<Sheet>('none');
  const kept = useKeptDecisions().some(({ approvalId }) => approvalId === approval.id);
  const { decide, isPending, error } = useDecide();
  if (kept) return <Alert type="warning" showIcon title={t('card.queued')} />;
  const give = (verdict: 'approve' | 'reject', reason = ''): void => {
    const decision = { approvalId: approval.id, verdict, reason } as Decision;
    void decide(decision, (outcome) => {
      setSheet('none');
      if (outcome === 'sent') toast.done(t(verdict === 'approve' ? 'card.approved' : 'card.rejected'));
    });
  };
  const close = (): void => setSheet('none');
  return (
    <div className={styles.sheet}>
      <RefusalNote error={error} />
      {sheet === 'reject' && <RejectSheet isPending={isPending} onGive={(reason) => give('reject', reason)} onClose={close} />}
      {sheet === 'hand_over' && <HandOverSheet approval={approval} onClose={close} />}
      {sheet === 'none' && (
        <div className={styles.bar}>
          <Button onClick={() => setSheet('hand_over')}>{t('card.handOver')}</Button>
          <Button danger onClick={() => setSheet('reject')}>
            {t('card.reject')}
          </Button>
          <Button type="primary" loading={isPending} onClick={() => give('approve')}>
            {t('card.approve')}
          </Button>
        </div>
      )}
    </div>
  );
}

const chips = ['address', 'late', 'cost', 'risk'] as const;

function RejectSheet({ isPending, onGive, onClose }: { isPending: boolean; onGive: (reason: string) => void; onClose: () => void }) {
  const t = useWords(requestsWords);
  const [reason, setReason] = useState('');
  return (
    <>
      <div className={styles.strong}>{t('card.whyReject')}</div>
      <div className={styles.chips}>
        {chips.map((chip) => (
          <Button key={chip} danger disabled={isPending} onClick={() => onGive(t(`rejectChip.${chip}`))}>
            {t(`rejectChip.${chip}`)}
          </Button>
        ))}
      </div>
      <div className={styles.line} style={{ flexWrap: 'nowrap' }}>
        <Input
          aria-label={t('card.otherReason')}
          placeholder={t('card.otherReason')}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={() => reason.trim().length >= 2 && onGive(reason.trim())}
        />
        <Button danger type="primary" loading={isPending} disabled={reason.trim().length < 2} onClick={() => onGive(reason.trim())}>
          {t('card.reject')}
        </Button>
        <Button onClick={onClose}>{t('card.cancel')}</Button>
      </div>
    </>
  );
}

function HandOverSheet({ approval, onClose }: { approval: Approval; onClose: () => void }) {
  const t = useWords(requestsWords);
  const toast = useToast();
  const listText = useListText();
  const people = useAnswer(listApprovers, {}, { follows: ['person'] });
  const handing = useCommand(handOverApproval, ['approval', 'request']);
  const give = (personId: string): void =>
    handing.give({ approvalId: approval.id, personId } as QuestionOf<typeof handOverApproval>, () => {
      toast.done(t('card.handed'));
      onClose();
    });
  return (
    <>
      <div className={styles.strong}>{t('card.toWhom')}</div>
      <RefusalNote error={people.error ?? handing.error} />
      {(people.data?.items ?? []).map(({ personId, name, roles, isOnDuty, medianMinutes }) => (
        <Button key={personId} block style={{ justifyContent: 'start' }} disabled={handing.isPending} onClick={() => give(personId)}>
          <span className={styles.strong}>{name}</span>
          <span className={styles.faint}>{listText(roles)}</span>
          {isOnDuty && <Tag color="green">{t('card.onDuty')}</Tag>}
          {medianMinutes !== null && <span className={styles.faint}>{t('card.usual', { minutes: medianMinutes })}</span>}
        </Button>
      ))}
      <Button onClick={onClose}>{t('card.cancel')}</Button>
    </>
  );
}
