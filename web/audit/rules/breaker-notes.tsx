import { endBreaker, listBreakers } from '@zhidan/core/audit/breaker-api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useItems } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { useToast } from '../../ui/toast.tsx';
import { auditWords } from '../audit-words.ts';

type Breaker = OutputOf<typeof listBreakers>['items'][number];

/** Breakers that have tripped, each with the way to end it. */
export function BreakerNotes() {
  const breakers = useItems(listBreakers, {}, { follows: ['audit_breaker'] });
  return breakers.rows?.map((breaker) => <BreakerNote key={breaker.id} breaker={breaker} />);
}

function BreakerNote({ breaker: { id, ruleName, hitCount, orderCount } }: { breaker: Breaker }) {
  const t = useWords(auditWords);
  const toast = useToast();
  const mayEnd = useMay('audit.release');
  const ending = useCommand(endBreaker, ['audit_breaker', 'order']);
  const [isAsking, setAsking] = useState(false);
  const end = (reason: string): void =>
    ending.give({ breakerId: id, reason }, ({ orderCount: count }) => (toast.done(t('breaker.ended', { count })), setAsking(false)));
  return (
    <>
      <Alert
        type="error"
        showIcon
        style={{ marginBottom: 12 }}
        title={t('breaker.tripped', { rule: ruleName, hits: hitCount, orders: orderCount })}
        action={mayEnd && <Button onClick={() => setAsking(true)}>{t('breaker.end')}</Button>}
      />
      {isAsking && (
        <ReasonModal
          title={t('breaker.end')}
          note={t('breaker.note')}
          confirm={t('breaker.end')}
          isPending={ending.isPending}
          error={ending.error}
          onGive={end}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
