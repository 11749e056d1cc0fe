import { listReservations } from '@zhidan/core/inventory/stock-api.ts';
import { stockReferences } from '@zhidan/core/inventory/stock.ts';
import { Button, Skeleton } from 'antd';
import { usePages } from '../../lib/answers.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import styles from '../inventory.module.css';
import { inventoryWords } from '../inventory-words.ts';

/** Who holds pieces of one SKU in one warehouse, oldest promise first. */
export function ReservationList({ of }: { of: Readonly<{ skuId: string; warehouseId: string }> }) {
  const t = useWords(inventoryWords);
  const ui = useWords(uiWords);
  const say = useSay();
  const { rows, error, reload, more } = usePages(listReservations, of, { follows: ['stock_document', 'stock_batch'] });
  return (
    <>
      <RefusalNote error={error} retry={reload} />
      {!rows && !error && <Skeleton active />}
      {rows?.length === 0 && <p className={styles.quiet}>{t('reservations.empty')}</p>}
      {rows && rows.length > 0 && (
        <RowList>
          {rows.map(({ id, quantity, referenceKind, referenceId, reservedAt }) => (
            <li key={id}>
              <span className={styles.moveWords}>
                <span>
                  {say(stockReferences[referenceKind])} <span className="zd-code">…{referenceId.slice(-6)}</span>
                </span>
                <span className={styles.quiet}>
                  <RelativeText at={reservedAt} />
                </span>
              </span>
              <strong className="zd-number">{t('pieces', { count: quantity })}</strong>
            </li>
          ))}
        </RowList>
      )}
      {more && (
        <Button type="link" onClick={more}>
          {ui('action.more')}
        </Button>
      )}
    </>
  );
}
