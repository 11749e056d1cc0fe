import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { OrderStatus } from '@zhidan/core/orders/order-life.ts';
import { durationText, instantText } from '../../lib/formats.ts';
import { useLanguage, useWords } from '../../lib/words.ts';
import { useNowMs } from '../../ui/instant-text.tsx';
import { ordersWords } from '../orders-words.ts';
import styles from './orders.module.css';

const hourMs = 3_600_000;

/** How long until an order that waits must be shipped; the exact moment on hover. Of others only the moment. */
export function DueText({ shipBy, status }: { shipBy: Instant | null; status: OrderStatus }) {
  const t = useWords(ordersWords);
  const language = useLanguage();
  const nowMs = useNowMs();
  if (shipBy === null) return null;
  if (status !== 'received')
    return (
      <time dateTime={shipBy} className={`zd-number ${styles.faint}`}>
        {instantText(shipBy).slice(5, 16)}
      </time>
    );
  const leftMs = instantMs(shipBy) - nowMs;
  const tone = leftMs < 2 * hourMs ? 'bad' : leftMs < 12 * hourMs ? 'warn' : 'calm';
  return (
    <time dateTime={shipBy} title={instantText(shipBy)} className={styles.due} data-tone={tone}>
      {t(leftMs < 0 ? 'due.over' : 'due.left', { time: durationText(Math.abs(leftMs), language) })}
    </time>
  );
}
