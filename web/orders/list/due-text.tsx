import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import type { OrderStatus } from '@zhidan/core/orders/order-life.ts';
import { instantText, unitText } from '../../lib/formats.ts';
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
      {t(leftMs < 0 ? 'due.over' : 'due.left', { time: spanText(Math.abs(leftMs), language) })}
    </time>
  );
}

/** Hours up to three days, since that is how deadlines are promised; the last two with minutes. */
function spanText(spanMs: number, language: Language): string {
  if (spanMs >= 72 * hourMs) return unitText(Math.floor(spanMs / (24 * hourMs)), 'day', language);
  const hours = unitText(Math.floor(spanMs / hourMs), 'hour', language);
  const minutes = unitText(Math.floor((spanMs % hourMs) / 60_000), 'minute', language);
  if (spanMs < hourMs) return minutes;
  return spanMs < 2 * hourMs ? `${hours} ${minutes}` : hours;
}
