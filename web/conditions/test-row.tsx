import type { FieldTest } from '@zhidan/core/conditions/condition.ts';
import { negated, operators, operatorsFor, type Operator } from '@zhidan/core/conditions/operator.ts';
import { Select } from 'antd';
import { useSay, useWords } from '../lib/words.ts';
import styles from './conditions.module.css';
import { conditionsWords } from './conditions-words.ts';
import { isUnsaid, withField, withOperator } from './draft/edit-condition.ts';
import { fieldOf, useEditorScope } from './editor-scope.ts';
import { FieldSelect } from './field-select.tsx';
import type { Change } from './member.ts';
import { ProblemNotes } from './problem-notes.tsx';
import { ValueEditor } from './value/value-editor.tsx';

/** One test: field, relation, value. */
export function TestRow({ test, path, onChange }: Readonly<{ test: FieldTest; path: string; onChange: Change<FieldTest> }>) {
  const t = useWords(conditionsWords);
  const say = useSay();
  const scope = useEditorScope();
  const field = fieldOf(scope, test.f);
  const choose = (key: string): void => {
    const chosen = fieldOf(scope, key);
    if (chosen) onChange(withField(test, { key, field: chosen, before: field }), `${path} f`);
  };
  return (
    <>
      <div className={styles.test}>
        <FieldSelect value={test.f} onChange={choose} />
        {field && (
          <Select
            className={styles.operator}
            aria-label={t('row.operator')}
            popupMatchSelectWidth={false}
            value={test.op}
            options={operatorsFor(field.type).map((value) => ({ value, label: say(operators[value].words) }))}
            onChange={(op: Operator) => onChange(withOperator(test, op), `${path} op`)}
          />
        )}
        {field && (
          <ValueEditor fieldKey={test.f} field={field} op={test.op} v={test.v} onChange={(v) => onChange(withValue(test, v), path)} />
        )}
        {negated(test.op) !== null && test.op !== 'notBlank' && <span className={styles.faint}>{t('row.withBlank')}</span>}
      </div>
      <ProblemNotes
        at={(problem) => problem === path || problem.startsWith(`${path}.`)}
        missing={field && isUnsaid(test.v) ? say(field.words) : undefined}
      />
    </>
  );
}

function withValue({ v: _before, ...test }: FieldTest, v: FieldTest['v']): FieldTest {
  return v === undefined ? test : { ...test, v };
}
