import { saveRuleDraft, type showAuditRule } from '@zhidan/core/audit/rule-api.ts';
import type { OutputOf, QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';

type Content = NonNullable<OutputOf<typeof showAuditRule>['live']>;

/** The rule as text, for whoever knows its fields; kept as a draft, which changes nothing until it is published. */
export function RuleEdit({ ruleKey, content, onClose }: { ruleKey: string; content: Content; onClose: () => void }) {
  const t = useWords(auditWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const saving = useCommand(saveRuleDraft, ['audit_rule']);
  const [text, setText] = useState(() => JSON.stringify(content, null, 2));
  const rule = ruleOf(text);
  const save = (): void =>
    saving.give({ ruleKey, rule } as QuestionOf<typeof saveRuleDraft>, () => {
      toast.done(t('edit.saved'));
      onClose();
    });
  return (
    <section className={styles.stack}>
      <p className={styles.faint}>{t('edit.note')}</p>
      <Input.TextArea
        aria-label={t('rules.content')}
        className="zd-code"
        autoSize={{ minRows: 14, maxRows: 28 }}
        spellCheck={false}
        status={rule === null ? 'error' : ''}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {rule === null && <p className={styles.faint}>{t('edit.notJson')}</p>}
      <RefusalNote error={saving.error} />
      <div className={styles.foot}>
        <Button onClick={onClose}>{ui('action.cancel')}</Button>
        <Button type="primary" disabled={rule === null} loading={saving.isPending} onClick={save}>
          {t('edit.save')}
        </Button>
      </div>
    </section>
  );
}

function ruleOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
