import { saveShopLeads } from '@zhidan/core/approvals/approval-api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Select } from 'antd';
import { useMay } from '../lib/session.ts';
import { useCommand } from '../lib/use-command.ts';
import { useWords } from '../lib/words.ts';
import { Panel } from '../ui/panel.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useToast } from '../ui/toast.tsx';
import type { ApprovalSetup } from './approval-setup.ts';
import styles from './approvals.module.css';
import { approvalsWords } from './approvals-words.ts';

/** Who is in charge of which shop; saved as it is chosen. */
export function LeadsPanel({ setup }: { setup: ApprovalSetup }) {
  const t = useWords(approvalsWords);
  const toast = useToast();
  const mayManage = useMay('approvals.manage');
  const saving = useCommand(saveShopLeads, ['shop']);
  return (
    <Panel title={t('leads.title')} note={t('leads.note')}>
      {setup.shopLeads.length === 0 && <div className={styles.faint}>{t('leads.none')}</div>}
      {setup.shopLeads.map(({ shopId, shopName, personIds }) => (
        <div key={shopId} className={styles.row} style={{ gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr)' }}>
          <span className={styles.strong}>{shopName}</span>
          <Select
            mode="multiple"
            aria-label={`${t('leads.title')} ${shopName}`}
            disabled={!mayManage || saving.isPending}
            value={personIds as string[]}
            options={setup.people.map(({ personId, name }) => ({ value: personId as string, label: name }))}
            onChange={(ids: string[]) =>
              saving.give({ shopId, personIds: ids } as QuestionOf<typeof saveShopLeads>, () =>
                toast.done(t('leads.saved', { shop: shopName })),
              )
            }
          />
        </div>
      ))}
      <RefusalNote error={saving.error} />
    </Panel>
  );
}
