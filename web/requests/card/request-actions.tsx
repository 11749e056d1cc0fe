import { remindApprovers } from '@zhidan/core/approvals/approval-api.ts';
import { dropRequest, layAside, retryRequest, withdrawRequest, type RequestView } from '@zhidan/core/requests/request-api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from '../requests.module.css';
import { requestsWords } from '../requests-words.ts';

const changes = ['request', 'approval', 'order', 'fulfillment_order'];

/** What people do with a request that is not theirs to decide: remind, take back, lay aside, try again. */
export function RequestActions({ request }: { request: RequestView }) {
  const t = useWords(requestsWords);
  const toast = useToast();
  const [asking, setAsking] = useState<'withdraw' | 'drop' | null>(null);
  const [mayMake, mayFloor, mayDecide] = [useMay('requests.make'), useMay('floor.work'), useMay('approvals.decide')];
  const reminding = useCommand(remindApprovers, changes);
  const laying = useCommand(layAside, changes);
  const retrying = useCommand(retryRequest, changes);
  const { id: requestId, state, stage, isLocking, isLaidAside, isAskedByMe, approvalId, addedOrderId } = request;
  const isOpen = state === 'asked' || state === 'carrying' || state === 'waiting' || state === 'failed';
  return (
    <div className={styles.sheet}>
      <RefusalNote error={reminding.error ?? laying.error ?? retrying.error} />
      <div className={styles.line}>
        {isOpen && stage === 'printed' && isLocking && !isLaidAside && mayFloor && (
          <Button
            type="primary"
            loading={laying.isPending}
            onClick={() => laying.give({ requestId }, () => toast.done(t('card.laidAside')))}
          >
            {t('card.layAside')}
          </Button>
        )}
        {state === 'failed' && mayMake && (
          <Button type="primary" loading={retrying.isPending} onClick={() => retrying.give({ requestId })}>
            {t('card.retry')}
          </Button>
        )}
        {state === 'asked' && approvalId && (
          <Button
            loading={reminding.isPending}
            onClick={() => reminding.give({ approvalId } as QuestionOf<typeof remindApprovers>, () => toast.done(t('card.reminded')))}
          >
            {t('card.remind')}
          </Button>
        )}
        {state === 'asked' && isAskedByMe && <Button onClick={() => setAsking('withdraw')}>{t('card.withdraw')}</Button>}
        {(state === 'failed' || state === 'waiting') && mayDecide && (
          <Button danger onClick={() => setAsking('drop')}>
            {t('card.drop')}
          </Button>
        )}
        {addedOrderId && (
          <Link to="/orders/$orderId" params={{ orderId: addedOrderId }}>
            <Button>{t('card.addedOrder')}</Button>
          </Link>
        )}
      </div>
      {asking && <EndModal requestId={requestId} how={asking} onClose={() => setAsking(null)} />}
    </div>
  );
}

function EndModal({ requestId, how, onClose }: { requestId: RequestView['id']; how: 'withdraw' | 'drop'; onClose: () => void }) {
  const t = useWords(requestsWords);
  const toast = useToast();
  const ending = useCommand(how === 'withdraw' ? withdrawRequest : dropRequest, changes);
  return (
    <ReasonModal
      title={t(`card.${how}`)}
      note={t(`card.${how}Note`)}
      confirm={t(`card.${how}`)}
      isDanger={how === 'drop'}
      suggestions={[t('reason.regret')]}
      isPending={ending.isPending}
      error={ending.error}
      onGive={(reason) =>
        ending.give({ requestId, reason }, () => {
          toast.done(t('card.withdrawn'));
          onClose();
        })
      }
      onClose={onClose}
    />
  );
}
