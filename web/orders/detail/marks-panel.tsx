import type { OrderView } from '@zhidan/core/orders/api.ts';
import { showOrderMarks } from '@zhidan/core/orders/marks/mark-api.ts';
import { isKeptReason, keptReasons, memoStates } from '@zhidan/core/orders/marks/order-mark.ts';
import { sellerFlagColors, type SellerFlagColor } from '@zhidan/core/orders/seller-flag.ts';
import { Tag } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { JsonView } from '../../ui/json-view.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useFlagText } from '../list/state-tags.tsx';
import { ordersWords } from '../orders-words.ts';
import styles from './detail.module.css';

/** What the platform marks, and what it says that we do not know: nothing of it is dropped. */
export function MarksPanel({ order: { id, flags, unknown } }: { order: OrderView }) {
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
      <RuleMarks orderId={id} />
      <p className={styles.calm}>{t(isKnown ? 'detail.noUnknown' : 'detail.unknownNote')}</p>
      {!isKnown && <JsonView value={unknown} />}
    </>
  );
}

/** What rules wrote on the order, and whether its platform has it. */
function RuleMarks({ orderId }: { orderId: OrderView['id'] }) {
  const t = useWords(ordersWords);
  const say = useSay();
  const { data, error } = useAnswer(showOrderMarks, { orderId }, { follows: ['order'] });
  if (error && !data) return <RefusalNote error={error} />;
  if (!data || data.items.length === 0) return null;
  const { memo } = data;
  const reason = memo?.reason && (isKeptReason(memo.reason) ? say(keptReasons[memo.reason]) : memo.reason);
  return (
    <>
      <ul>
        {data.items.map(({ ruleKey, ruleName, kind, value }) => (
          <li key={`${ruleKey} ${kind}`}>
            {kind === 'note' ? value : t('detail.ruleFlag', { color: say(sellerFlagColors[value as SellerFlagColor]) })}{' '}
            <span className={styles.calm}>{ruleName}</span>
          </li>
        ))}
      </ul>
      {memo && (
        <p className={styles.calm}>
          {say(memoStates[memo.state])}
          {reason ? ` · ${reason}` : ''}
        </p>
      )}
    </>
  );
}
