import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../lib/words.ts';
import { ordersWords } from '../orders-words.ts';
import styles from './filters.module.css';

const typingPauseMs = 400;

/** One box for everything people know an order by. One character is not sent: it would find nothing. */
export function SearchBox({ value, onChange }: { value: string | undefined; onChange: (text: string | undefined) => void }) {
  const t = useWords(ordersWords);
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const apply = (text: string): void => {
    clearTimeout(timer.current);
    const sought = text.trim();
    if (sought.length !== 1 && sought !== (value ?? '')) onChange(sought || undefined);
  };
  const type = (text: string): void => {
    setDraft(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => apply(text), typingPauseMs);
  };
  return (
    <Input
      aria-label={t('filter.search')}
      className={styles.search}
      allowClear
      maxLength={64}
      prefix={<SearchOutlined />}
      placeholder={t('filter.search')}
      value={draft ?? value ?? ''}
      data-hotkey="search"
      data-tour="order-search"
      onChange={(event) => type(event.target.value)}
      onPressEnter={() => draft !== null && apply(draft)}
      onBlur={() => {
        if (draft !== null) apply(draft);
        setDraft(null);
      }}
    />
  );
}
