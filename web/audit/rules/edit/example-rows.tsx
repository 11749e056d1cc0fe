import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { AuditExample } from '@zhidan/core/audit/audit-rule.ts';
import type { RuleProblem } from '@zhidan/core/audit/rule-problems.ts';
import type { Place } from '@zhidan/core/conditions/place.ts';
import { Button, Segmented } from 'antd';
import { FactsEditor, type FieldChoices } from '../../../conditions/index.ts';
import { useWords } from '../../../lib/words.ts';
import { auditWords } from '../../audit-words.ts';
import styles from '../../audit.module.css';
import { RuleProblems } from './rule-problem-list.tsx';

type ExampleRowsProps = Readonly<{
  place: Place;
  choices: FieldChoices;
  examples: readonly AuditExample[];
  problems: readonly RuleProblem[];
  onChange: (examples: readonly AuditExample[]) => void;
}>;

/** Orders made up by the author, each with whether the rule must find it; tried at every keystroke and at every publish. */
export function ExampleRows({ place, choices, examples, problems, onChange }: ExampleRowsProps) {
  const t = useWords(auditWords);
  const put = (index: number, part: Partial<AuditExample>): void =>
    onChange(examples.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <div className={styles.stack}>
      {examples.length === 0 && <p className={styles.faint}>{t('edit.noExamples')}</p>}
      {examples.map(({ given, expect }, index) => (
        <div key={index} className={styles.example}>
          <div className={`${styles.line} ${styles.spread}`}>
            <Segmented<AuditExample['expect']>
              size="small"
              aria-label={t('edit.expect')}
              value={expect}
              options={[
                { value: 'match', label: t('rules.exampleMatch') },
                { value: 'no_match', label: t('rules.exampleNoMatch') },
              ]}
              onChange={(next) => put(index, { expect: next })}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('edit.removeExample')}
              onClick={() => onChange(examples.filter((_one, at) => at !== index))}
            />
          </div>
          <FactsEditor place={place} choices={choices} facts={given} onChange={(facts) => put(index, { given: facts })} />
          <RuleProblems problems={problems} path={`examples.${index}`} />
        </div>
      ))}
      <div>
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...examples, { given: {}, expect: 'match' }])}>
          {t('edit.addExample')}
        </Button>
      </div>
    </div>
  );
}
