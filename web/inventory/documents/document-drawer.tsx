import { showStockDocument, shownLineLimit, type StockDocumentView } from '@zhidan/core/inventory/stock-document-api.ts';
import { stockDocuments } from '@zhidan/core/inventory/stock-document.ts';
import { Button, Descriptions, Skeleton } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { ChangeText } from '../change-text.tsx';
import { GoodsCell } from '../goods-cell.tsx';
import styles from '../inventory.module.css';
import { inventoryWords } from '../inventory-words.ts';
import { useReversal } from './use-posted.ts';

/** A stock document: what it moved, who posted it, and the way to undo it. */
export function DocumentDrawer({ documentId, onClose }: { documentId: string | null; onClose: () => void }) {
  const t = useWords(inventoryWords);
  const say = useSay();
  const answer = useAnswer(
    showStockDocument,
    { documentId: documentId ?? '' },
    { enabled: documentId !== null, follows: ['stock_document'] },
  );
  const document = answer.data;
  return (
    <DetailDrawer
      title={document ? `${say(stockDocuments[document.kind].words)} ${document.no}` : t('document.title')}
      isOpen={documentId !== null}
      onClose={onClose}
      footer={document && <Undo document={document} />}
    >
      <RefusalNote error={answer.error} retry={() => void answer.refetch()} />
      {!document && !answer.error && <Skeleton active />}
      {document && <Facts document={document} />}
      {document && <Moves document={document} />}
    </DetailDrawer>
  );
}

function Facts({ document }: { document: StockDocumentView }) {
  const t = useWords(inventoryWords);
  const { warehouseName, toWarehouseName, note, lineCount, pieceCount, postedAt, postedBy, reverses, isReversed } = document;
  const items = [
    { key: 'warehouse', label: t('stock.warehouse'), children: toWarehouseName ? `${warehouseName} → ${toWarehouseName}` : warehouseName },
    ...(reverses ? [{ key: 'reverses', label: t('document.kind'), children: t('document.reverses', { no: reverses }) }] : []),
    ...(isReversed ? [{ key: 'reversed', label: t('need.title'), children: t('document.reversed') }] : []),
    { key: 'skus', label: t('document.skus'), children: lineCount },
    { key: 'pieces', label: t('document.pieces'), children: pieceCount },
    ...(note ? [{ key: 'note', label: t('document.note'), children: note }] : []),
    { key: 'at', label: t('document.posted'), children: <InstantText at={postedAt} /> },
    { key: 'by', label: t('document.by'), children: postedBy },
  ];
  return <Descriptions column={1} size="small" bordered items={items} styles={{ label: { width: 112 } }} />;
}

function Moves({ document: { moves } }: { document: StockDocumentView }) {
  const t = useWords(inventoryWords);
  return (
    <section>
      <h3 className={styles.section}>{t('document.moves')}</h3>
      {moves.length === 0 && <p className={styles.quiet}>{t('document.none')}</p>}
      {moves.length > 0 && (
        <RowList>
          {moves.map((move) => (
            <li key={`${move.skuId} ${move.warehouseId}`}>
              <GoodsCell goods={move} />
              <span className={styles.moveFigures}>
                <ChangeText quantity={move.quantity} />
                <span className={styles.quiet}>
                  {t('ledger.after')} <span className="zd-number">{move.onHandAfter}</span>
                </span>
              </span>
            </li>
          ))}
        </RowList>
      )}
      {moves.length === shownLineLimit && <p className={styles.quiet}>{t('document.movesCut', { count: shownLineLimit })}</p>}
    </section>
  );
}

function Undo({ document: { id, no, kind, reverses, isReversed } }: { document: StockDocumentView }) {
  const t = useWords(inventoryWords);
  const { reverse, isPending } = useReversal();
  const mayMove = useMay('inventory.move');
  const mayKind = useMay(stockDocuments[kind].permission);
  if (!mayMove || !mayKind || reverses !== null || isReversed) return null;
  return (
    <div className={styles.foot}>
      <Button loading={isPending} onClick={() => reverse(id, no)}>
        {t('document.reverse')}
      </Button>
    </div>
  );
}
