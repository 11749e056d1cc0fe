import { nowField, nowKey, type Field } from '@zhidan/core/conditions/field.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { Select } from 'antd';
import { useSay, useWords } from '../lib/words.ts';
import styles from './conditions.module.css';
import { conditionsWords } from './conditions-words.ts';
import { pinyinInitials } from './draft/pinyin-initials.ts';
import { askableFields, useEditorScope } from './editor-scope.ts';

type FieldSelectProps = Readonly<{
  value: string | undefined;
  onChange: (key: string) => void;
  /** names it aloud, when it is not the field of a line */
  label?: string;
  /** which fields fit; all when absent */
  fits?: (field: Field) => boolean;
}>;

/** A field by its heading; found by Chinese, English, or the first letters of its pinyin. */
export function FieldSelect({ value, onChange, label, fits = () => true }: FieldSelectProps) {
  const t = useWords(conditionsWords);
  const say = useSay();
  const scope = useEditorScope();
  const { groups } = scope.place.catalog;
  const now = [nowKey, nowField] as const;
  const rows = [...askableFields(scope), ...(scope.isInList ? [] : [now])].filter(([, field]) => fits(field));
  const optionOf = ([key, { words }]: readonly [string, Field]) => ({ value: key, label: say(words), search: searchOf(key, words) });
  const headed = Object.entries(groups).flatMap(([code, words]) => {
    const options = rows.filter(([, { group }]) => group === code).map(optionOf);
    return options.length === 0 ? [] : [{ label: say(words), options }];
  });
  const others = rows.filter(([, { group }]) => group === undefined || !Object.hasOwn(groups, group)).map(optionOf);
  return (
    <Select
      className={styles.field}
      aria-label={label ?? t('row.field')}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: (text, option) => isFound(text, option) }}
      value={value}
      options={[...headed, ...others]}
      onChange={onChange}
    />
  );
}

function searchOf(key: string, words: Words): string {
  return `${words['zh-CN']} ${words.en} ${pinyinInitials(words['zh-CN'])} ${key}`.toLowerCase();
}

function isFound(text: string, option: unknown): boolean {
  return typeof option === 'object' && option !== null && 'search' in option && String(option.search).includes(text.trim().toLowerCase());
}
