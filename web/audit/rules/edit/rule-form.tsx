import { placeOf, sayRule, type AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import { auditPhaseCodes, auditPhases, type AuditPhase } from '@zhidan/core/audit/audit-phase.ts';
import { ruleProblems, type RuleProblem } from '@zhidan/core/audit/rule-problems.ts';
import type { Names } from '@zhidan/core/conditions/place.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { ConditionEditor, ConditionSentence } from '../../../conditions/index.ts';
import { useSay, useWords } from '../../../lib/words.ts';
import { auditWords } from '../../audit-words.ts';
import styles from '../../audit.module.css';
import { ActionRows } from './action-rows.tsx';
import { ExampleRows } from './example-rows.tsx';
import { LiveCount } from './live-count.tsx';
import { useRuleChoices } from './use-rule-choices.ts';
import { NumberField } from '../../../ui/number-field.tsx';

type RuleFormProps = Readonly<{
  rule: AuditRule;
  names: Names;
  /** what is not filled in yet, by path */
  gaps: readonly string[];
  onChange: (rule: AuditRule) => void;
}>;

/** A rule as a form: what it is called, when it matches, what it does then, and orders by which it is tried. */
export function RuleForm({ rule, names, gaps, onChange }: RuleFormProps) {
  const t = useWords(auditWords);
  const choices = useRuleChoices();
  const [openedAt] = useState(() => instant(new Date().toISOString()));
  const place = placeOf(rule.phase, names);
  const put = (part: Partial<AuditRule>): void => onChange({ ...rule, ...part });
  const problems = problemsOf(rule, names, openedAt);
  return (
    <>
      <HeadFields rule={rule} isNameMissing={gaps.includes('name')} put={put} />
      <section className={styles.stack}>
        <h3 className={styles.name}>{t('edit.when')}</h3>
        <ConditionEditor
          label={t('edit.when')}
          start={rule.when}
          place={place}
          choices={choices.fields}
          onChange={(when) => put({ when })}
        />
      </section>
      <section className={styles.stack}>
        <h3 className={styles.name}>{t('edit.then')}</h3>
        <ActionRows phase={rule.phase} actions={rule.actions} gaps={gaps} problems={problems} onChange={(actions) => put({ actions })} />
      </section>
      <ConditionSentence condition={rule.when} place={place} say={(language) => sayRule(rule, names, language)} />
      <LiveCount rule={rule} isSound={!problems.some(({ path }) => path.startsWith('when'))} />
      <section className={styles.stack}>
        <h3 className={styles.name}>{t('rules.examples')}</h3>
        <ExampleRows
          place={place}
          choices={choices.fields}
          examples={rule.examples}
          problems={problems}
          onChange={(examples) => put({ examples })}
        />
      </section>
    </>
  );
}

/** An example may bear a value that cannot be judged yet. */
function problemsOf(rule: AuditRule, names: Names, now: ReturnType<typeof instant>): readonly RuleProblem[] {
  try {
    return ruleProblems(rule, names, now);
  } catch (fault) {
    if (fault instanceof RangeError || fault instanceof TypeError) return [];
    throw fault;
  }
}

type HeadFieldsProps = Readonly<{ rule: AuditRule; isNameMissing: boolean; put: (part: Partial<AuditRule>) => void }>;

function HeadFields({ rule: { name, phase, rank }, isNameMissing, put }: HeadFieldsProps) {
  const t = useWords(auditWords);
  const say = useSay();
  return (
    <div className={styles.head}>
      <label className={styles.wide}>
        <span className={styles.faint}>{t('edit.name')}</span>
        <Input
          value={name}
          maxLength={60}
          status={isNameMissing ? 'error' : ''}
          placeholder={t('form.required')}
          onChange={({ target }) => put({ name: target.value })}
        />
      </label>
      <label>
        <span className={styles.faint}>{t('edit.phase')}</span>
        <Select<AuditPhase>
          value={phase}
          popupMatchSelectWidth={false}
          options={auditPhaseCodes.map((value) => ({ value, label: say(auditPhases[value].words) }))}
          onChange={(next) => put({ phase: next })}
        />
      </label>
      <label>
        <span className={styles.faint}>{t('edit.rank')}</span>
        <NumberField min={0} max={10_000} precision={0} value={rank} onChange={(next) => put({ rank: next ?? rank })} />
      </label>
    </div>
  );
}
