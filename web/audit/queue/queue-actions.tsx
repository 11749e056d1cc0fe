import type { AuditQueueRow } from '@zhidan/core/audit/decision-api.ts';
import { Button } from 'antd';
import { useWords } from '../../lib/words.ts';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';
import { deskActCodes, deskActs, fits, type DeskAct } from './desk-keys.ts';

type QueueActionsProps = Readonly<{
  rows: readonly AuditQueueRow[];
  stage: 'audit' | 'finance';
  /** what the person may do */
  may: (act: DeskAct) => boolean;
  isPending: boolean;
  act: (act: DeskAct, rows: readonly AuditQueueRow[]) => void;
}>;

/** What can be done with a parcel, or with those that are picked; each button names its key. */
export function QueueActions({ rows, stage, may, isPending, act }: QueueActionsProps) {
  const t = useWords(auditWords);
  const offered = deskActCodes.filter((code) => may(code) && fits(code, { stage, count: rows.length }));
  return (
    <div className={styles.line}>
      {rows.length > 1 && <span>{t('queue.picked', { count: rows.length })}</span>}
      {offered.map((code) => (
        <Button
          key={code}
          size="small"
          type={code === 'pass' ? 'primary' : 'default'}
          danger={code === 'reject'}
          loading={code === 'pass' && isPending}
          onClick={() => act(code, rows)}
        >
          {t(deskActs[code].word)} <kbd className="zd-keys">{deskActs[code].key.toUpperCase()}</kbd>
        </Button>
      ))}
    </div>
  );
}
