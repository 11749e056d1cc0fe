import type { OrderRow } from '@zhidan/core/orders/api.ts';
import { orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import { orderFlags } from '@zhidan/core/orders/order-flag.ts';
import { orderStatusWords, type OrderStatus } from '@zhidan/core/orders/order-life.ts';
import { holdWords, refundWords, shippingWords } from '@zhidan/core/orders/order-state-words.ts';
import { useSay } from '../../lib/words.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { useExceptionText } from '../rule-text.ts';
import styles from './orders.module.css';

const tones: Readonly<Record<OrderStatus, Tone>> = {
  unpaid: 'quiet',
  received: 'moving',
  shipped: 'good',
  completed: 'quiet',
  canceled: 'quiet',
};

/** Where an order stands, and what else is the matter with it. */
export function StateTags({ order }: { order: Pick<OrderRow, 'status' | 'states' | 'exceptions' | 'holds'> }) {
  const say = useSay();
  const { status, states } = order;
  return (
    <span className={styles.tags}>
      <StatusTag tone={tones[status]} text={say(orderStatusWords[status])} />
      {states.refund !== 'none' && <StatusTag tone="warn" text={say(refundWords[states.refund])} />}
      {states.shipping === 'partly_shipped' && <StatusTag tone="warn" text={say(shippingWords.partly_shipped)} />}
      <ExceptionTags order={order} />
    </span>
  );
}

/** Open exceptions and the platform's holds; those that stop the order in red. */
export function ExceptionTags({ order: { exceptions, holds } }: { order: Pick<OrderRow, 'exceptions' | 'holds'> }) {
  const say = useSay();
  const textOf = useExceptionText();
  const holdText = (kind: string): string => (kind in holdWords ? say(holdWords[kind as keyof typeof holdWords]) : kind);
  return (
    <>
      {exceptions.map(({ kind, detail }) => (
        <span key={kind} title={textOf(kind, detail)}>
          <StatusTag tone={orderExceptions[kind].effect === 'blocks' ? 'bad' : 'warn'} text={say(orderExceptions[kind].words)} />
        </span>
      ))}
      {holds.map(({ kind, raw }) => (
        <span key={`${kind} ${raw}`} title={raw}>
          <StatusTag tone="bad" text={holdText(kind)} />
        </span>
      ))}
    </>
  );
}

/** A mark's name; one that nobody has named is shown as the platform's connector calls it. */
export function useFlagText(): (flag: string) => string {
  const say = useSay();
  return (flag) => (flag in orderFlags ? say(orderFlags[flag as keyof typeof orderFlags]) : flag);
}
