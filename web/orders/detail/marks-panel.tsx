import type { OrderView } from '@zhidan/core/orders/api.ts';
import { Tag } from 'antd';
import { useWords } from '../../lib/words.ts';
import { JsonView } from '../../ui/json-view.tsx';
import { useFlagText } from '../list/state-tags.tsx';
import { ordersWords } from '../orders-words.ts';
import styles from './detail.module.css';

/** What the platform marks, and what it says that we do not know: nothing of it is dropped. */
export function MarksPanel({ order: { flags, unknown } }: { order: OrderView }) {
  const t = useWords(ordersWords);
  const flagText = useFlagText();
  const isKnown = Object.keys(unknown).length === 0;
  return (
    <>
      <div className={styles.chips}>
        {flags.map((flag) => (
          <Tag key={flag} title={flag}>
            {flagText(flag)}
          </Tag>
        ))}
      </div>
      <p className={styles.calm}>{t(isKnown ? 'detail.noUnknown' : 'detail.unknownNote')}</p>
      {!isKnown && <JsonView value={unknown} />}
    </>
  );
}
