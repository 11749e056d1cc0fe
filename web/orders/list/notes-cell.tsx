import { FlagFilled } from '@ant-design/icons';
import type { OrderRow } from '@zhidan/core/orders/api.ts';
import { useWords } from '../../lib/words.ts';
import { ordersWords } from '../orders-words.ts';
import styles from './orders.module.css';

type Noted = Pick<OrderRow, 'buyerMessage' | 'sellerMemo' | 'sellerFlag'>;

/** What the buyer wrote and the seller noted, with the seller's flag. */
export function NotesCell({ order: { buyerMessage, sellerMemo, sellerFlag } }: { order: Noted }) {
  const t = useWords(ordersWords);
  return (
    <>
      {buyerMessage && (
        <div className={styles.note} title={buyerMessage}>
          <span className={styles.noteKind}>{t('cell.message')}</span>
          {buyerMessage}
        </div>
      )}
      {(sellerMemo || sellerFlag) && (
        <div className={styles.note} title={sellerMemo}>
          <span className={styles.noteKind}>{t('cell.memo')}</span>
          {sellerFlag && (
            <span className={styles.flag} title={t('cell.flag', { flag: sellerFlag })}>
              <FlagFilled /> {sellerFlag}
            </span>
          )}
          {sellerMemo}
        </div>
      )}
    </>
  );
}
