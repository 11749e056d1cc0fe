import { Select } from 'antd';
import { useWords } from '../../lib/words.ts';
import { conditionsWords } from '../conditions-words.ts';

type Source = 'literal' | 'param' | 'field' | 'list' | 'ago' | 'ahead' | 'day' | 'at';
type SourceSelectProps<Choice extends Source> = Readonly<{
  value: Choice;
  sources: readonly Choice[];
  onChange: (source: Choice) => void;
}>;

/** Where a value comes from; not shown where there is only one way. */
export function SourceSelect<Choice extends Source>({ value, sources, onChange }: SourceSelectProps<Choice>) {
  const t = useWords(conditionsWords);
  if (sources.length < 2) return null;
  return (
    <Select<Choice>
      aria-label={t('value.source')}
      variant="filled"
      popupMatchSelectWidth={false}
      value={value}
      options={sources.map((source) => ({ value: source, label: t(`value.${source}`) }))}
      onChange={onChange}
    />
  );
}
