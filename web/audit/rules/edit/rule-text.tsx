import type { AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import { Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../../../lib/words.ts';
import { auditWords } from '../../audit-words.ts';
import styles from '../../audit.module.css';

type RuleTextProps = Readonly<{ rule: AuditRule; onChange: (rule: AuditRule) => void; onSound: (isSound: boolean) => void }>;

/** The rule as text, for whoever knows its fields. While it is no rule, nothing else can be done with it, and nothing is lost. */
export function RuleText({ rule, onChange, onSound }: RuleTextProps) {
  const t = useWords(auditWords);
  const [text, setText] = useState(() => JSON.stringify(rule, null, 2));
  const isSound = ruleOf(text) !== null;
  const write = (next: string): void => {
    setText(next);
    const read = ruleOf(next);
    onSound(read !== null);
    if (read) onChange({ ...read, key: rule.key });
  };
  return (
    <>
      <Input.TextArea
        aria-label={t('rules.content')}
        className="zd-code"
        autoSize={{ minRows: 14, maxRows: 28 }}
        spellCheck={false}
        status={isSound ? '' : 'error'}
        value={text}
        onChange={(event) => write(event.target.value)}
      />
      {!isSound && <p className={styles.faint}>{t('edit.notJson')}</p>}
    </>
  );
}

/** Enough of a rule to go on with: the rest the form and the server say. */
function ruleOf(text: string): AuditRule | null {
  try {
    const read = JSON.parse(text) as Partial<AuditRule> | null;
    const isRule = typeof read?.when === 'object' && Array.isArray(read.actions) && Array.isArray(read.examples);
    return isRule ? (read as AuditRule) : null;
  } catch {
    return null;
  }
}
