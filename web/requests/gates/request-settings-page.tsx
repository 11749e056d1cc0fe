import { ApproverPanels } from '../../approvals/index.ts';
import { useWords } from '../../lib/words.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import styles from '../requests.module.css';
import { requestsWords } from '../requests-words.ts';
import { GatePanel } from './gate-panel.tsx';

/** When requests may be made, and who approves them. */
export function RequestSettingsPage() {
  const t = useWords(requestsWords);
  return (
    <>
      <PageHeader title={t('settings.title')} note={t('settings.note')} />
      <div className={styles.stack}>
        <GatePanel />
        <ApproverPanels />
      </div>
    </>
  );
}
