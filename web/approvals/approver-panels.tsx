import { showApprovalSetup } from '@zhidan/core/approvals/approval-api.ts';
import { Skeleton } from 'antd';
import { useAnswer } from '../lib/answers.ts';
import { RefusalNote } from '../ui/refusal-note.tsx';
import styles from './approvals.module.css';
import { DutyPanel } from './duty-panel.tsx';
import { LeadsPanel } from './leads-panel.tsx';
import { PolicyPanel } from './policy-panel.tsx';

/** Who approves what: policies, duty lists, who is in charge of which shop. */
export function ApproverPanels() {
  const setup = useAnswer(showApprovalSetup, {}, { follows: ['approval_policy', 'duty_list', 'shop', 'person'] });
  if (setup.error && !setup.data) return <RefusalNote error={setup.error} retry={() => void setup.refetch()} />;
  if (!setup.data) return <Skeleton active />;
  return (
    <div className={styles.stack}>
      <PolicyPanel setup={setup.data} />
      <DutyPanel setup={setup.data} />
      <LeadsPanel setup={setup.data} />
    </div>
  );
}
