import { listSkus } from '@zhidan/core/catalog/sku-api.ts';
import { Select } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { addedWords } from './added-words.ts';

const optionLimit = 20;

/** A SKU by its code: type a part of code or name, choose with the keyboard. */
export function SkuSelect({ value, onChange }: { value?: string; onChange?: (code: string) => void }) {
  const t = useWords(addedWords);
  const [text, setText] = useState('');
  const search = text.trim() || undefined;
  const found = useAnswer(listSkus, { search, state: 'active', limit: optionLimit }, { follows: ['sku'] });
  const options = (found.data?.items ?? []).map(({ code, name, specification }) => ({
    value: code,
    label: `${code} ${name} ${specification}`.trim(),
  }));
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setText }}
      aria-label={t('sku')}
      placeholder={t('sku')}
      style={{ width: '100%' }}
      loading={found.isFetching}
      options={options}
      value={value}
      onChange={(code: string) => onChange?.(code)}
    />
  );
}
