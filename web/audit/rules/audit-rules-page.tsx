import { auditPhaseCodes, auditPhases } from '@zhidan/core/audit/audit-phase.ts';
import { listAuditRules, switchRule, type AuditRuleRow } from '@zhidan/core/audit/rule-api.ts';
import { PlusOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Skeleton, Switch, Tag } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';
import { HooksPanel } from '../hooks/hooks-panel.tsx';
import { PresetsPanel } from '../presets/presets-panel.tsx';
import { BreakerNotes } from './breaker-notes.tsx';
import { keptNewKey } from './edit/kept-edit.ts';
import { NamesPanel } from './names-panel.tsx';
import { RuleDrawer } from './rule-drawer.tsx';

const route = getRouteApi('/frame/audit-rules');

/** What orders are judged by: rules by phase, each a sentence with a switch, and the words and thresholds they share. */
export function AuditRulesPage() {
  const t = useWords(auditWords);
  const mayManage = useMay('audit.manage');
  const { rule: openKey, add } = route.useSearch();
  const navigate = route.useNavigate();
  const rules = useAnswer(listAuditRules, {}, { follows: ['audit_rule', 'audit_name', 'audit_pack'] });
  const show = (rule?: string): void => void navigate({ search: { rule }, replace: true });
  const addOne = (): void => void navigate({ search: { add: keptNewKey() ?? newRuleKey() } });
  return (
    <>
      <PageHeader
        title={t('rules.title')}
        note={t('rules.note')}
        actions={
          mayManage && (
            <Button type="primary" icon={<PlusOutlined />} data-tour="add-rule" onClick={addOne}>
              {t('edit.add')}
            </Button>
          )
        }
      />
      <BreakerNotes />
      <RefusalNote error={rules.error} retry={() => void rules.refetch()} />
      {!rules.data && !rules.error && <Skeleton active paragraph={{ rows: 10 }} />}
      {rules.data?.items.length === 0 && (
        <EmptyState icon={<SafetyCertificateOutlined />} title={t('rules.emptyTitle')} lesson={t('rules.emptyLesson')} />
      )}
      {rules.data && rules.data.items.length > 0 && <PresetsPanel />}
      <div>
        {auditPhaseCodes.map((phase) => (
          <PhasePanel key={phase} phase={phase} rules={rules.data?.items.filter((rule) => rule.phase === phase) ?? []} onOpen={show} />
        ))}
        {rules.data && <NamesPanel names={rules.data.names} />}
        {rules.data && <HooksPanel />}
      </div>
      <RuleDrawer ruleKey={add ?? openKey ?? null} isNew={add !== undefined} onSaved={() => show(add)} onClose={() => show()} />
    </>
  );
}

/** No rule has such a key yet; people never see it where a name stands. */
const newRuleKey = (): string => `rule-${Date.now().toString(36)}`;

type PhasePanelProps = Readonly<{ phase: AuditRuleRow['phase']; rules: readonly AuditRuleRow[]; onOpen: (key: string) => void }>;

function PhasePanel({ phase, rules, onOpen }: PhasePanelProps) {
  const say = useSay();
  if (rules.length === 0) return null;
  return (
    <Panel title={say(auditPhases[phase].words)}>
      <div className={styles.phase}>
        {rules.map((rule) => (
          <RuleLine key={rule.key} rule={rule} onOpen={() => onOpen(rule.key)} />
        ))}
      </div>
    </Panel>
  );
}

function RuleLine({ rule, onOpen }: { rule: AuditRuleRow; onOpen: () => void }) {
  const t = useWords(auditWords);
  const say = useSay();
  const toast = useToast();
  const mayManage = useMay('audit.manage');
  const switching = useCommand(switchRule, ['audit_rule']);
  const { key, name, isOn, version, sentence, hits7Days, hasDraft, rank } = rule;
  const turn = (next: boolean): void => {
    const question = { ruleKey: key, isOn: next };
    const isSwitched = (): void => toast.done(t(next ? 'rules.switchedOn' : 'rules.switchedOff', { name }), () => turn(!next));
    switching.ask(question).then(isSwitched).catch(toast.failed);
  };
  return (
    <div className={styles.rule}>
      <Switch
        size="small"
        checked={isOn}
        disabled={!mayManage || version === null}
        loading={switching.isPending}
        aria-label={name}
        onChange={turn}
      />
      <button type="button" className={styles.open} onClick={onOpen}>
        <span className={styles.line}>
          <span className={styles.name}>{name}</span>
          <span className={styles.faint}>{t('rules.rank', { rank })}</span>
          {hasDraft && <Tag color="gold">{t('rules.draft')}</Tag>}
        </span>
        <span className={styles.faint}>{say(sentence)}</span>
      </button>
      <span className={styles.figures}>{isOn ? t('rules.hits', { count: hits7Days }) : ''}</span>
    </div>
  );
}
