import { listSkus, type SkuBrief, type SkuRow } from '@zhidan/core/catalog/sku-api.ts';
import { SearchOutlined } from '@ant-design/icons';
import { Empty, Input, Spin, type InputRef } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useAnswer } from '../lib/answers.ts';
import { useWords } from '../lib/words.ts';
import { catalogWords } from './catalog-words.ts';
import styles from './catalog.module.css';
import { SkuText } from './sku-text.tsx';

export type SkuOption = Readonly<{ sku: SkuBrief; note?: ReactNode }>;

type SkuOptionsProps = Readonly<{
  suggested: readonly SkuOption[];
  isPending: boolean;
  /** only these; all when left out */
  kind?: 'plain' | 'bundle';
  exceptId?: string | undefined;
  onChoose: (sku: SkuBrief | SkuRow) => void;
}>;

const optionLimit = 20;
const typingPauseMs = 200;

/** Finds a SKU with the keyboard alone: type, up and down, Enter. Without a text what is suggested stands first. */
export function SkuOptions({ suggested, isPending, kind, exceptId, onChoose }: SkuOptionsProps) {
  const t = useWords(catalogWords);
  const [text, setText] = useState('');
  const [at, setAt] = useState<number | null>(null);
  const search = useSettled(text.trim());
  const found = useAnswer(listSkus, { search: search || undefined, kind, state: 'active', limit: optionLimit }, { follows: ['sku'] });
  const isOffered = ({ id }: SkuRow): boolean => id !== exceptId && (search !== '' || !suggested.some(({ sku }) => sku.id === id));
  const others = (found.data?.items ?? []).filter(isOffered);
  const options: readonly SkuOption[] = [...(search === '' ? suggested : []), ...others.map((sku) => ({ sku }))];
  // what is neither suggested nor sought is chosen by no mere Enter
  const first = search === '' && suggested.length === 0 ? -1 : 0;
  const chosen = Math.min(at ?? first, options.length - 1);
  const move = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return; // Enter that ends a Chinese word is not ours
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(options.length - 1, chosen + step)));
    }
    const option = options[chosen];
    if (event.key === 'Enter' && option && !isPending && search === text.trim()) {
      event.preventDefault();
      onChoose(option.sku);
    }
  };
  return (
    <>
      <Input
        ref={useFocusedInput()}
        allowClear
        prefix={<SearchOutlined />}
        maxLength={64}
        aria-label={t('match.searchSku')}
        placeholder={t('match.searchSku')}
        value={text}
        onChange={(event) => (setText(event.target.value), setAt(null))}
        onKeyDown={move}
      />
      <Spin spinning={found.isFetching && !found.data}>
        <div className={styles.options} role="listbox" aria-label={t('match.sku')}>
          {options.map(({ sku, note }, index) => (
            <Option key={sku.id} isChosen={index === chosen} isDisabled={isPending} choose={() => onChoose(sku)}>
              <SkuText sku={sku} />
              {note}
            </Option>
          ))}
        </div>
        {found.data && options.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('match.nothingFound')} />}
      </Spin>
    </>
  );
}

type OptionProps = Readonly<{ isChosen: boolean; isDisabled: boolean; choose: () => void; children: ReactNode }>;

function Option({ isChosen, isDisabled, choose, children }: OptionProps) {
  const show = (element: HTMLButtonElement | null): void => void (isChosen && element?.scrollIntoView({ block: 'nearest' }));
  return (
    <button
      ref={show}
      type="button"
      role="option"
      aria-selected={isChosen}
      className={styles.option}
      disabled={isDisabled}
      onClick={choose}
    >
      {children}
    </button>
  );
}

/** An input that has the focus from the start: a drawer takes it for itself while it opens, so it is asked for afterwards. */
function useFocusedInput() {
  const input = useRef<InputRef>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => input.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, []);
  return input;
}

/** A text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
