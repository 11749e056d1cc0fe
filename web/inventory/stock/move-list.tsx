import { listStockMoves, type StockMoveRow } from '@zhidan/core/inventory/stock-api.ts';
import { stockMoveKinds } from '@zhidan/core/inventory/stock-move-kind.ts';
import { stockReferences } from '@zhidan/core/inventory/stock.ts';
import { Button, Skeleton } from 'antd';
import { usePages } from '../../lib/answers.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { InstantText } from '../../ui/instant-text.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { ChangeText } from '../change-text.tsx';
import styles from '../inventory.module.css';
import { inventoryWords } from '../inventory-words.ts';

type MoveListProps = Readonly<{ of: Readonly<{ skuId: string; warehouseId: string }>; onDocument: (id: string) => void }>;

/** The ledger of one SKU in one warehouse: each change with its document and what it came to. */
export function MoveList({ of, onDocument }: MoveListProps) {
  const t = useWords(inventoryWords);
  const ui = useWords(uiWords);
  const { rows, error, reload, more } = usePages(listStockMoves, of, { follows: ['stock_document', 'stock_batch'] });
  return (
    <>
      <RefusalNote error={error} retry={reload} />
      {!rows && !error && <Skeleton active />}
      {rows?.length === 0 && <p className={styles.quiet}>{t('ledger.empty')}</p>}
      {rows && rows.length > 0 && (
        <RowList>
          {rows.map((move) => (
            <Move key={move.seq} move={move} onDocument={onDocument} />
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

function Move({ move, onDocument }: { move: StockMoveRow; onDocument: (id: string) => void }) {
  const t = useWords(inventoryWords);
  const say = useSay();
  const { kind, quantity, onHandAfter, referenceKind, referenceId, referenceNo, reason, actorName, at } = move;
  return (
    <li>
      <span className={styles.moveWords}>
        <span>
          {say(stockMoveKinds[kind].words)}{' '}
          {referenceNo ? (
            <Button type="link" size="small" className={styles.inlineLink} onClick={() => onDocument(referenceId)}>
              {referenceNo}
            </Button>
          ) : (
            <span className={styles.quiet}>
              {say(stockReferences[referenceKind])} …{referenceId.slice(-6)}
            </span>
          )}
        </span>
        <span className={styles.quiet}>
          <InstantText at={at} /> · {actorName}
          {reason && ` · ${reason}`}
        </span>
      </span>
      <span className={styles.moveFigures}>
        <ChangeText quantity={quantity} />
        <span className={styles.quiet}>
          {t('ledger.after')} <span className="zd-number">{onHandAfter}</span>
        </span>
      </span>
    </li>
  );
}
