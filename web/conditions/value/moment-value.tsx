import { timeUnits, type Operand, type TimeUnit } from '@zhidan/core/conditions/condition.ts';
import { saySpan } from '@zhidan/core/conditions/say-value.ts';
import { instant, instantMs } from '@zhidan/core/kernel/instant.ts';
import { Input, Select } from 'antd';
import { useLanguage, useWords } from '../../lib/words.ts';
import styles from '../conditions.module.css';
import { conditionsWords } from '../conditions-words.ts';
import { askableFields, useEditorScope } from '../editor-scope.ts';
import { FieldSelect } from '../field-select.tsx';
import { SourceSelect } from './source-select.tsx';
import type { ValueProps } from './value-props.ts';
import { NumberField } from '../../ui/number-field.tsx';

type Source = 'ago' | 'ahead' | 'day' | 'at' | 'field';

function sourceOf(v: Operand | undefined): Source {
  if (typeof v !== 'object' || Array.isArray(v)) return 'at';
  if ('ago' in v) return 'ago';
  if ('ahead' in v) return 'ahead';
  return 'day' in v ? 'day' : 'field';
}

/** A moment told from the one of judging, a day, a date, or another field. */
export function MomentValue({ fieldKey, v, onChange }: ValueProps) {
  const t = useWords(conditionsWords);
  const scope = useEditorScope();
  const [other] = askableFields(scope).find(([key, { type }]) => type === 'time' && key !== fieldKey) ?? [];
  const sources: readonly Source[] = ['ago', 'ahead', 'day', 'at', ...(other ? (['field'] as const) : [])];
  const start: Readonly<Record<Source, Operand | undefined>> = {
    ago: { ago: [2, 'hour'] },
    ahead: { ahead: [6, 'hour'] },
    day: { day: 0 },
    at: undefined,
    field: { field: other ?? '' },
  };
  const source = sourceOf(v);
  const parts = typeof v === 'object' && !Array.isArray(v) ? (v as Record<string, unknown>) : {};
  return (
    <div className={styles.value}>
      <SourceSelect value={source} sources={sources} onChange={(next) => onChange(start[next])} />
      {source === 'ago' && <Span span={parts['ago'] as Spanned} onChange={(ago) => onChange({ ago })} />}
      {source === 'ahead' && <Span span={parts['ahead'] as Spanned} onChange={(ahead) => onChange({ ahead })} />}
      {source === 'day' && (
        <NumberField
          className={styles.short}
          aria-label={t('value.dayOffset')}
          title={t('value.dayOffset')}
          precision={0}
          value={Number(parts['day'])}
          onChange={(day) => onChange({ day: day ?? 0 })}
        />
      )}
      {source === 'at' && <DateInput value={typeof v === 'string' ? v : ''} onChange={onChange} />}
      {source === 'field' && (
        <FieldSelect
          label={t('value.field')}
          value={String(parts['field'])}
          fits={({ type }) => type === 'time'}
          onChange={(field) => onChange({ field })}
        />
      )}
    </div>
  );
}

type Spanned = readonly [number, TimeUnit];

function Span({ span: [count, unit], onChange }: Readonly<{ span: Spanned; onChange: (span: Spanned) => void }>) {
  const t = useWords(conditionsWords);
  const language = useLanguage();
  return (
    <>
      <NumberField
        className={styles.short}
        aria-label={t('value.one')}
        min={1}
        max={10_000}
        precision={0}
        value={count}
        onChange={(next) => onChange([next ?? 1, unit])}
      />
      <Select<TimeUnit>
        aria-label={t('value.unit')}
        popupMatchSelectWidth={false}
        value={unit}
        options={timeUnits.map((value) => ({ value, label: saySpan([2, value], language).replace(/^2 /u, '') }))}
        onChange={(next) => onChange([count, next])}
      />
    </>
  );
}

const shanghaiOffsetMs = 8 * 3_600_000;

/** A wall clock in Shanghai, to the minute, whatever the zone of the browser. */
export function DateInput({ value, onChange }: Readonly<{ value: string; onChange: (value: string | undefined) => void }>) {
  const t = useWords(conditionsWords);
  const shown = value === '' ? '' : new Date(instantMs(instant(value)) + shanghaiOffsetMs).toISOString().slice(0, 16);
  return (
    <Input
      className={styles.grows}
      type="datetime-local"
      aria-label={t('value.at')}
      value={shown}
      onChange={({ target }) => onChange(target.value === '' ? undefined : `${target.value}:00+08:00`)}
    />
  );
}
