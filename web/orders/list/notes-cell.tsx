import { FlagFilled } from '@ant-design/icons';
import type { OrderRow } from '@zhidan/core/orders/api.ts';
import { isNoFlag, sellerFlagColor, sellerFlagColors } from '@zhidan/core/orders/seller-flag.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { ordersWords } from '../orders-words.ts';
import styles from './orders.module.css';

type Noted = Pick<OrderRow, 'buyerMessage' | 'sellerMemo' | 'sellerFlag'>;

/** What the buyer wrote and the seller noted, with the seller's flag. */
export function NotesCell({ order: { buyerMessage, sellerMemo, sellerFlag }, channel }: { order: Noted; channel: string }) {
  const t = useWords(ordersWords);
  const say = useSay();
  const color = sellerFlagColor(channel, sellerFlag);
  const flag = isNoFlag(sellerFlag) ? '' : color ? say(sellerFlagColors[color]) : sellerFlag;
  return (
    <>
      {buyerMessage && (
        <div className={styles.note} title={buyerMessage}>
          <span className={styles.noteKind}>{t('cell.message')}</span>
          {buyerMessage}
        </div>
      )}
      {(sellerMemo || flag) && (
        <div className={styles.note} title={sellerMemo}>
          <span className={styles.noteKind}>{t('cell.memo')}</span>
          {flag && (
            <span className={styles.flag} data-color={color ?? undefined} title={t('cell.flag', { flag })}>
              <FlagFilled /> {flag}
            </span>
          )}
          {sellerMemo}
        </div>
      )}
    </>
  );
}
