import { wholeCountry } from '@zhidan/core/allocation/region/region.ts';
import { TreeSelect } from 'antd';
import { useLanguage, useWords } from '../../lib/words.ts';
import { allocationWords } from '../allocation-words.ts';
import { regionNodes } from './region-tree.ts';

type RegionPickerProps = Readonly<{
  id?: string;
  value?: readonly string[];
  onChange?: (paths: readonly string[]) => void;
  placeholder: string;
  label: string;
  /** tags that are shown before the rest is counted */
  tagLimit?: number;
}>;

/** Ticks regions of the tree; a province that is ticked whole is one tag. Typing finds a city wherever it lies. */
export function RegionPicker({ id, value, onChange, placeholder, label, tagLimit }: RegionPickerProps) {
  const t = useWords(allocationWords);
  const language = useLanguage();
  return (
    <TreeSelect
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      treeData={regionNodes(language, t('area.everywhere'))}
      value={value ? [...value] : []}
      onChange={(paths: string[]) => onChange?.(paths)}
      treeCheckable
      showCheckedStrategy={TreeSelect.SHOW_PARENT}
      showSearch={{ filterTreeNode: (text, node) => String(node.value).includes(text.trim()) || String(node.title).includes(text.trim()) }}
      maxTagCount={tagLimit ?? 'responsive'}
      placeholder={placeholder}
      treeDefaultExpandedKeys={[wholeCountry]}
      listHeight={320}
      allowClear
      style={{ width: '100%' }}
    />
  );
}
