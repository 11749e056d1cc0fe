import type { FulfillmentSummary } from '@zhidan/core/fulfillment/fulfillment-api.ts';
import { useWords } from '../../lib/words.ts';
import { fulfillmentWords } from '../fulfillment-words.ts';
import styles from '../fulfillment.module.css';

type Shown = Pick<FulfillmentSummary, 'orders' | 'isPart' | 'isSealed' | 'priority'>;

const badges = {
  merged: ({ orders }: Shown) => orders.length > 1,
  part: ({ isPart }: Shown) => isPart,
  urgent: ({ priority }: Shown) => priority > 0,
  exchange: ({ orders }: Shown) => orders.some(({ kind }) => kind === 'exchange'),
  resend: ({ orders }: Shown) => orders.some(({ kind }) => kind === 'resend'),
  manual: ({ orders }: Shown) => orders.some(({ kind }) => kind === 'manual'),
  sealed: ({ isSealed }: Shown) => isSealed,
} as const;

/** The one-character marks that everybody in the trade reads at a glance. */
export function FulfillmentBadges({ row }: { row: Shown }) {
  const t = useWords(fulfillmentWords);
  const on = (Object.keys(badges) as (keyof typeof badges)[]).filter((key) => badges[key](row));
  return on.map((key) => (
    <span key={key} className={styles.badge} data-badge={key} title={t(`badgeWords.${key}`)}>
      {t(`badge.${key}`)}
    </span>
  ));
}
