import type { AuditQueueRow } from '@zhidan/core/audit/decision-api.ts';
import { Button } from 'antd';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';
import type { useDecide } from './use-decide.tsx';

type QueueActionsProps = Readonly<{
  rows: readonly AuditQueueRow[];
  stage: 'audit' | 'finance';
  decide: ReturnType<typeof useDecide>;
}>;

/** What can be done with the picked parcels. */
export function QueueActions({ rows, stage, decide }: QueueActionsProps) {
  const t = useWords(auditWords);
  const mayDecide = useMay('audit.decide');
  const mayFinance = useMay('audit.finance');
  const isFinance = stage === 'finance';
  return (
    <div className={styles.line}>
      {rows.length > 1 && <span>{t('queue.picked', { count: rows.length })}</span>}
      {(isFinance ? mayFinance : mayDecide) && (
        <Button type="primary" size="small" loading={decide.isPending} onClick={() => decide.pass(rows)}>
          {t('queue.pass')} <kbd>A</kbd>
        </Button>
      )}
      {!isFinance && mayDecide && (
        <Button size="small" onClick={() => decide.toFinance(rows)}>
          {t('queue.finance')} <kbd>F</kbd>
        </Button>
      )}
      {mayDecide && (
        <Button size="small" onClick={() => decide.hold(rows)}>
          {t('queue.hold')} <kbd>H</kbd>
        </Button>
      )}
      {isFinance && mayFinance && (
        <Button size="small" danger onClick={() => decide.reject(rows)}>
          {t('queue.reject')}
        </Button>
      )}
    </div>
  );
}
