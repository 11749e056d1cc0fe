import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Operand } from '@zhidan/core/conditions/condition.ts';
import type { Field, FieldType } from '@zhidan/core/conditions/field.ts';
import type { Operator } from '@zhidan/core/conditions/operator.ts';
import { noNames, type Place } from '@zhidan/core/conditions/place.ts';
import { Button, Segmented } from 'antd';
import { useWords } from '../lib/words.ts';
import styles from './conditions.module.css';
import { conditionsWords } from './conditions-words.ts';
import { askableFields, EditorScopeProvider, fieldOf, useEditorScope, type FieldChoices } from './editor-scope.ts';
import { FieldSelect } from './field-select.tsx';
import { DateInput } from './value/moment-value.tsx';
import { ValueEditor } from './value/value-editor.tsx';

/** Facts made up by hand, by field key. */
export type GivenFacts = Readonly<Record<string, unknown>>;

type FactsEditorProps = Readonly<{
  place: Place;
  choices?: FieldChoices;
  facts: GivenFacts;
  onChange: (facts: GivenFacts) => void;
}>;

const noChoices: FieldChoices = {};

/** What an example order is like, a line for each field; the goods on its lines are shown and kept. */
export function FactsEditor({ place, choices = noChoices, facts, onChange }: FactsEditorProps) {
  const literal: Place = { ...place, names: noNames };
  const scope = { place: literal, fields: place.catalog.fields, isInList: false, choices, problems: [], focusAt: () => undefined };
  return (
    <EditorScopeProvider value={scope}>
      <FactRows facts={facts} onChange={onChange} />
    </EditorScopeProvider>
  );
}

function FactRows({ facts, onChange }: Pick<FactsEditorProps, 'facts' | 'onChange'>) {
  const t = useWords(conditionsWords);
  const scope = useEditorScope();
  const free = askableFields(scope).find(([key]) => !Object.hasOwn(facts, key))?.[0];
  const drop = (key: string): GivenFacts => Object.fromEntries(Object.entries(facts).filter(([one]) => one !== key));
  const rename = (key: string, next: string): void =>
    onChange(
      Object.fromEntries(
        Object.entries(facts).map(([one, value]) => (one === key ? [next, startFact(fieldOf(scope, next))] : [one, value])),
      ),
    );
  return (
    <div className={styles.editor}>
      {Object.entries(facts).map(([key, value]) => {
        const field = fieldOf(scope, key);
        return (
          <div key={key} className={styles.line}>
            <div className={`${styles.said} ${styles.test}`}>
              {field ? (
                <FieldSelect value={key} onChange={(next) => !Object.hasOwn(facts, next) && rename(key, next)} />
              ) : (
                <code>{key}</code>
              )}
              {field ? (
                <FactValue fieldKey={key} field={field} value={value} onChange={(next) => onChange({ ...facts, [key]: next })} />
              ) : (
                <code className={styles.faint}>{JSON.stringify(value)}</code>
              )}
            </div>
            <Button type="text" icon={<DeleteOutlined />} aria-label={t('row.remove')} onClick={() => onChange(drop(key))} />
          </div>
        );
      })}
      {free !== undefined && (
        <div>
          <Button size="small" icon={<PlusOutlined />} onClick={() => onChange({ ...facts, [free]: startFact(fieldOf(scope, free)) })}>
            {t('add.fact')}
          </Button>
        </div>
      )}
    </div>
  );
}

const startFacts: Partial<Record<FieldType, unknown>> = { whole: 0, fen: 0, decimal: 0, flag: true, set: [] };

function startFact(field: Field | undefined): unknown {
  return (field && startFacts[field.type]) ?? '';
}

type FactValueProps = Readonly<{ fieldKey: string; field: Field; value: unknown; onChange: (value: unknown) => void }>;

function FactValue({ fieldKey, field, value, onChange }: FactValueProps) {
  const t = useWords(conditionsWords);
  if (field.type === 'flag')
    return (
      <Segmented
        size="small"
        value={value === true ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: t('fact.yes') },
          { value: 'no', label: t('fact.no') },
        ]}
        onChange={(next) => onChange(next === 'yes')}
      />
    );
  if (field.type === 'time') return <DateInput value={typeof value === 'string' ? value : ''} onChange={(next) => onChange(next ?? '')} />;
  const op: Operator = field.type === 'set' ? 'hasAny' : 'eq';
  return (
    <ValueEditor
      fieldKey={fieldKey}
      field={field}
      op={op}
      isLiteral
      v={value === '' ? undefined : (value as Operand)}
      onChange={(next) => onChange(next ?? startFact(field))}
    />
  );
}
