import type { Operand } from '@zhidan/core/conditions/condition.ts';
import type { Field } from '@zhidan/core/conditions/field.ts';
import { AutoComplete, Select } from 'antd';
import { useWords } from '../../lib/words.ts';
import styles from '../conditions.module.css';
import { conditionsWords } from '../conditions-words.ts';
import { isNumeric } from '../draft/edit-condition.ts';
import { askableFields, useEditorScope } from '../editor-scope.ts';
import { FieldSelect } from '../field-select.tsx';
import { isOpenSet, useChoicesOf } from './choices-of.ts';
import { NumberInput } from './number-input.tsx';
import { SourceSelect } from './source-select.tsx';
import type { ValueProps } from './value-props.ts';
import { NumberField } from '../../ui/number-field.tsx';

type Source = 'literal' | 'param' | 'field';

function sourceOf(v: Operand | undefined): Source {
  if (typeof v !== 'object' || Array.isArray(v)) return 'literal';
  if ('param' in v) return 'param';
  return 'field' in v ? 'field' : 'literal';
}

/** One value, written out, or that of a named parameter or of another field. */
export function OneValue(props: ValueProps) {
  const { fieldKey, field, v, isLiteral = false, onChange } = props;
  const scope = useEditorScope();
  const parameters = Object.entries(scope.place.names.parameters).filter(([, { type }]) => type === field.type);
  const others = askableFields(scope).filter(([key, { type }]) => type === field.type && key !== fieldKey);
  const sources: readonly Source[] = [
    'literal',
    ...(parameters.length > 0 ? (['param'] as const) : []),
    ...(others.length > 0 && isNumeric(field) && !isLiteral ? (['field'] as const) : []),
  ];
  const source = sourceOf(v);
  const start: Readonly<Record<Source, Operand | undefined>> = {
    literal: undefined,
    param: { param: parameters[0]?.[0] ?? '' },
    field: { field: others[0]?.[0] ?? '' },
  };
  return (
    <div className={styles.value}>
      <SourceSelect value={source} sources={sources} onChange={(next) => onChange(start[next])} />
      {source === 'literal' && <LiteralValue {...props} />}
      {source === 'param' && (
        <ParameterSelect parameters={parameters} value={(v as { param: string }).param} onChange={(param) => onChange({ param })} />
      )}
      {source === 'field' && <OtherField field={field} fieldKey={fieldKey} v={v as OtherOperand} onChange={onChange} />}
    </div>
  );
}

type ParameterSelectProps = Readonly<{
  parameters: readonly (readonly [string, Readonly<{ name: string }>])[];
  value: string;
  onChange: (key: string) => void;
}>;

function ParameterSelect({ parameters, value, onChange }: ParameterSelectProps) {
  const t = useWords(conditionsWords);
  return (
    <Select
      className={styles.grows}
      aria-label={t('value.param')}
      value={value}
      options={parameters.map(([key, { name }]) => ({ value: key, label: name }))}
      onChange={onChange}
    />
  );
}

type OtherOperand = Readonly<{ field: string; percent?: number }>;
type OtherFieldProps = Readonly<{ field: Field; fieldKey: string; v: OtherOperand; onChange: (v: OtherOperand) => void }>;

function OtherField({ field, fieldKey, v, onChange }: OtherFieldProps) {
  const t = useWords(conditionsWords);
  const { fields } = useEditorScope();
  return (
    <>
      <FieldSelect
        label={t('value.field')}
        value={v.field}
        fits={(other) => other.type === field.type && other !== fields[fieldKey]}
        onChange={(key) => onChange({ ...v, field: key })}
      />
      {field.type !== 'decimal' && (
        <NumberField
          className={styles.short}
          aria-label={t('value.percent')}
          title={t('value.percent')}
          min={1}
          max={10_000}
          precision={0}
          suffix="%"
          value={v.percent ?? 100}
          onChange={(percent) => onChange({ field: v.field, ...(percent === null || percent === 100 ? {} : { percent }) })}
        />
      )}
    </>
  );
}

function LiteralValue({ fieldKey, field, v, onChange }: ValueProps) {
  const t = useWords(conditionsWords);
  const options = [...useChoicesOf(fieldKey, field)];
  const label = t('value.one');
  if (isNumeric(field))
    return <NumberInput label={label} field={field} value={typeof v === 'number' ? v : undefined} onChange={(next) => onChange(next)} />;
  const text = typeof v === 'string' ? v : undefined;
  if (!isOpenSet(field))
    return (
      <Select
        className={styles.grows}
        aria-label={label}
        popupMatchSelectWidth={false}
        value={text}
        options={options}
        onChange={onChange}
      />
    );
  return (
    <AutoComplete
      className={styles.grows}
      aria-label={label}
      value={text ?? ''}
      options={options}
      onChange={(next: string) => onChange(next === '' ? undefined : next)}
    />
  );
}
