import type { OrderRow } from '@zhidan/core/orders/api.ts';
import { useState } from 'react';
import { useWords } from '../../lib/words.ts';
import { ordersWords } from '../orders-words.ts';
import styles from './orders.module.css';

const picturesShown = 3;

/** What was bought: pictures, the first title, how much of everything. */
export function GoodsCell({ order: { lines, pieceCount } }: { order: Pick<OrderRow, 'lines' | 'pieceCount'> }) {
  const t = useWords(ordersWords);
  const [first] = lines;
  if (!first) return null;
  return (
    <div className={styles.goods}>
      <span className={styles.pictures} aria-hidden>
        {lines.slice(0, picturesShown).map(({ lineNo, pictureUrl, title }) => (
          <Picture key={lineNo} url={pictureUrl} title={title} />
        ))}
      </span>
      <div className={styles.goodsText}>
        <div className={styles.goodsTitle} title={first.title}>
          {first.title}
        </div>
        {lines.length === 1 ? (
          <div className={`${styles.faint} ${styles.goodsKind}`}>
            <span title={first.specification}>{first.specification}</span> <b>×{first.quantity}</b>
          </div>
        ) : (
          <div className={styles.faint}>{t('cell.more', { count: lines.length, pieces: pieceCount })}</div>
        )}
      </div>
    </div>
  );
}

/** A platform's picture; where there is none, or it does not come, the first letter of what it would show. */
export function Picture({ url, title }: { url: string; title: string }) {
  const [isBroken, setBroken] = useState(false);
  const isShown = /^(?:https|data):/.test(url) && !isBroken;
  return (
    <span className={styles.picture}>
      {/[\p{L}\p{N}]/u.exec(title)?.[0] ?? '?'}
      {isShown && <img src={url} alt="" loading="lazy" referrerPolicy="no-referrer" onError={() => setBroken(true)} />}
    </span>
  );
}
