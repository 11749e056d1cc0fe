import { normalText } from '@zhidan/core/conditions/normal-text.ts';
import { Select } from 'antd';
import { useWords } from '../../lib/words.ts';
import styles from '../conditions.module.css';
import { conditionsWords } from '../conditions-words.ts';
import { useEditorScope } from '../editor-scope.ts';
import { isOpenSet, useChoicesOf } from './choices-of.ts';
import { SourceSelect } from './source-select.tsx';
import type { ValueProps } from './value-props.ts';

/** What parts words that are pasted: a column or a row of a sheet, a list in either language. */
const separators = [',', '，', '、', ';', '；', '\n', '\r\n', '\t'];

/** Several words or choices, or a word list that rules share. */
export function ManyValue({ fieldKey, field, v, onChange }: ValueProps) {
  const t = useWords(conditionsWords);
  const { place } = useEditorScope();
  const options = [...useChoicesOf(fieldKey, field)];
  const isOpen = isOpenSet(field);
  const lists = isOpen ? Object.entries(place.names.lists) : [];
  const isList = typeof v === 'object' && 'list' in v;
  const words = Array.isArray(v) ? v.map(String) : [];
  const put = (next: readonly string[]): void => onChange(next.length === 0 ? undefined : distinct(next));
  return (
    <div className={styles.value}>
      <SourceSelect
        value={isList ? 'list' : 'literal'}
        sources={lists.length > 0 ? (['literal', 'list'] as const) : (['literal'] as const)}
        onChange={(source) => onChange(source === 'list' ? { list: lists[0]?.[0] ?? '' } : undefined)}
      />
      {isList ? (
        <Select
          className={styles.grows}
          aria-label={t('value.list')}
          value={v.list}
          options={lists.map(([key, { name }]) => ({ value: key, label: name }))}
          onChange={(list: string) => onChange({ list })}
        />
      ) : (
        <Select
          className={styles.grows}
          aria-label={t('value.one')}
          mode={isOpen ? 'tags' : 'multiple'}
          tokenSeparators={isOpen ? separators : []}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={isOpen ? t('value.words') : undefined}
          value={words}
          options={options}
          onChange={put}
        />
      )}
    </div>
  );
}

/** The same word written in another width or case is no other word. */
function distinct(words: readonly string[]): readonly string[] {
  const byText = new Map(words.map((word) => word.trim()).map((word) => [normalText(word), word]));
  byText.delete(normalText(''));
  return [...byText.values()];
}
