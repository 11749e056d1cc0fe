import { instant } from '@zhidan/core/kernel/instant.ts';
import { badgesOf, orderBadges, type BadgeFacts } from '@zhidan/core/orders/order-badge.ts';
import { useSay } from '../../lib/words.ts';
import { useNowMs } from '../../ui/instant-text.tsx';
import styles from './orders.module.css';

/** 合 拆 急 退 换 预 补: what the trade reads at a glance; in full on hover and for those who listen. */
export function OrderBadges({ order }: { order: BadgeFacts }) {
  const say = useSay();
  const now = instant(useNowMs());
  return badgesOf(order, now).map((code) => {
    const { sign, words, tone } = orderBadges[code];
    return (
      <span key={code} className={styles.badge} data-tone={tone} data-badge={code} title={say(words)} role="img" aria-label={say(words)}>
        {say(sign)}
      </span>
    );
  });
}
