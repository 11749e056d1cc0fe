import type { AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import { listAuditRules, saveRuleDraft } from '@zhidan/core/audit/rule-api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Alert, Button, Segmented } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../../lib/answers.ts';
import { useCommand } from '../../../lib/use-command.ts';
import { useWords } from '../../../lib/words.ts';
import { RefusalNote } from '../../../ui/refusal-note.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { uiWords } from '../../../ui/ui-words.ts';
import { auditWords } from '../../audit-words.ts';
import styles from '../../audit.module.css';
import { keepEdit, keptEdit } from './kept-edit.ts';
import { gapsOf, namesOf } from './rule-draft.ts';
import { RuleForm } from './rule-form.tsx';
import { RuleText } from './rule-text.tsx';

type RuleEditProps = Readonly<{
  /** what is in force or in the draft; of a new rule what it begins with */
  content: AuditRule;
  /** names the version that is seen: what is written is kept for it alone */
  base: string;
  onSaved: () => void;
  onClose: () => void;
}>;

/** A rule being written: as a form, or as text; kept as a draft, which changes nothing until it is published. */
export function RuleEdit({ content, base, onSaved, onClose }: RuleEditProps) {
  const t = useWords(auditWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const { key } = content;
  const names = useAnswer(listAuditRules, {}, { follows: ['audit_rule', 'audit_name'] });
  const saving = useCommand(saveRuleDraft, ['audit_rule']);
  const [kept] = useState(() => keptEdit(key, base));
  const [rule, setRule] = useState<AuditRule>(kept ?? content);
  const [view, setView] = useState<'form' | 'text'>('form');
  const [isSound, setSound] = useState(true);
  const [round, setRound] = useState(0); // the form begins anew from what stands elsewhere
  const write = (next: AuditRule): void => {
    setRule(next);
    keepEdit(key, base, next);
  };
  const startOver = (): void => {
    keepEdit(key, base, null);
    setRule(content);
    setRound(round + 1);
  };
  const save = (): void =>
    saving.give({ ruleKey: key, rule } as QuestionOf<typeof saveRuleDraft>, () => {
      keepEdit(key, base, null);
      toast.done(t('edit.saved'));
      onSaved();
    });
  const gaps = gapsOf(rule);
  return (
    <section className={styles.stack}>
      <div className={`${styles.line} ${styles.spread}`}>
        <span className={styles.faint}>{t('edit.note')}</span>
        <Segmented
          size="small"
          aria-label={t('edit.view')}
          value={view}
          disabled={!isSound}
          options={[
            { value: 'form', label: t('edit.form') },
            { value: 'text', label: t('edit.text') },
          ]}
          onChange={setView}
        />
      </div>
      {kept && rule !== content && (
        <Alert
          type="info"
          title={t('edit.kept')}
          action={
            <Button size="small" onClick={startOver}>
              {t('edit.startOver')}
            </Button>
          }
        />
      )}
      <RefusalNote error={names.error} retry={() => void names.refetch()} />
      {view === 'form' && names.data && <RuleForm key={round} rule={rule} names={namesOf(names.data.names)} gaps={gaps} onChange={write} />}
      {view === 'text' && <RuleText key={round} rule={rule} onChange={write} onSound={setSound} />}
      <RefusalNote error={saving.error} />
      <div className={styles.editFoot}>
        {gaps.length > 0 && <span className={styles.faint}>{t('edit.gaps', { count: gaps.length })}</span>}
        <Button onClick={onClose}>{ui('action.cancel')}</Button>
        <Button type="primary" disabled={gaps.length > 0 || !isSound} loading={saving.isPending} onClick={save}>
          {t('edit.save')}
        </Button>
      </div>
    </section>
  );
}
