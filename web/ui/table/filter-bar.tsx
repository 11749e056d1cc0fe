import { FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../lib/words.ts';
import { DayRange } from './day-range.tsx';
import styles from './filter-bar.module.css';
import { useIsNarrow } from '../layout-mode.ts';
import { uiWords } from '../ui-words.ts';

/** What the filters of a page say; it lives in the address, so that a view can be sent to a colleague. */
export type FilterValues = Readonly<Record<string, string | undefined>>;

export type Filter =
  | Readonly<{ kind: 'text'; key: string; label: string; width?: number }>
  | Readonly<{ kind: 'choice'; key: string; label: string; choices: readonly Readonly<{ value: string; label: string }>[]; width?: number }>
  /** two keys: the first moment, and the moment behind the last day */
  | Readonly<{ kind: 'days'; from: string; to: string; label: string }>;

type FilterBarProps = Readonly<{ filters: readonly Filter[]; values: FilterValues; onChange: (values: FilterValues) => void }>;

/** On a phone more than these would push the list off the screen: all but the search fold into one button. */
const foldedFrom = 3;

/** A row of filters; a change is applied at once (text after a short pause). */
export function FilterBar({ filters, values, onChange }: FilterBarProps) {
  const t = useWords(uiWords);
  const isNarrow = useIsNarrow();
  const [isUnfolded, setUnfolded] = useState(false);
  const keys = filters.flatMap((filter) => (filter.kind === 'days' ? [filter.from, filter.to] : [filter.key]));
  const folds = isNarrow && filters.length > foldedFrom;
  const used = filters.filter((filter) => filter.kind !== 'text' && values[filter.kind === 'days' ? filter.from : filter.key]).length;
  const set = (change: FilterValues): void => onChange({ ...values, ...change });
  return (
    <search className={styles.bar}>
      {filters.map(
        (filter) =>
          (!folds || isUnfolded || filter.kind === 'text') && <FilterField key={filter.label} filter={filter} values={values} set={set} />,
      )}
      {folds && (
        <Button icon={<FilterOutlined />} aria-expanded={isUnfolded} onClick={() => setUnfolded(!isUnfolded)}>
          {t('filter.more')} {used > 0 && used}
        </Button>
      )}
      {keys.some((key) => values[key]) && (
        <Button type="link" onClick={() => set(Object.fromEntries(keys.map((key) => [key, undefined])))}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}

function FilterField({ filter, values, set }: { filter: Filter; values: FilterValues; set: (change: FilterValues) => void }) {
  if (filter.kind === 'days') {
    return (
      <DayRange
        label={filter.label}
        from={values[filter.from]}
        to={values[filter.to]}
        onChange={(from, to) => set({ [filter.from]: from, [filter.to]: to })}
      />
    );
  }
  const change = (value: string | undefined): void => set({ [filter.key]: value || undefined });
  if (filter.kind === 'text') return <TextFilter label={filter.label} width={filter.width} value={values[filter.key]} onChange={change} />;
  return (
    <Select
      aria-label={filter.label}
      className={styles.field}
      style={{ width: filter.width ?? 150 }}
      allowClear
      showSearch={filter.choices.length > 8 ? { optionFilterProp: 'label' } : false}
      placeholder={filter.label}
      value={values[filter.key]}
      options={[...filter.choices]}
      popupMatchSelectWidth={false}
      onChange={change}
    />
  );
}

const typingPauseMs = 300;

type TextFilterProps = Readonly<{
  label: string;
  width?: number;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}>;

/** While somebody types, the text is theirs; otherwise the address speaks. */
function TextFilter({ label, width = 220, value, onChange }: TextFilterProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const apply = (text: string): void => {
    clearTimeout(timer.current);
    onChange(text.trim() || undefined);
  };
  const type = (text: string): void => {
    setDraft(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => apply(text), typingPauseMs);
  };
  return (
    <Input
      aria-label={label}
      className={`${styles.field} ${styles.wide}`}
      style={{ width }}
      allowClear
      maxLength={64}
      prefix={<SearchOutlined />}
      placeholder={label}
      value={draft ?? value ?? ''}
      data-hotkey="search"
      onChange={(event) => type(event.target.value)}
      onPressEnter={() => draft !== null && apply(draft)}
      onBlur={() => {
        if (draft !== null) apply(draft);
        setDraft(null);
      }}
    />
  );
}
