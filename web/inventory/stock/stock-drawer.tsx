import { showStock, type StockLevelView, type StockView } from '@zhidan/core/inventory/stock-api.ts';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import styles from '../inventory.module.css';
import { inventoryWords } from '../inventory-words.ts';
import { AdjustForm } from './adjust-form.tsx';
import { AvailableText, NeedTag } from './available-text.tsx';
import { LevelForm } from './level-form.tsx';
import { MoveList } from './move-list.tsx';
import { ReservationList } from './reservation-list.tsx';

type StockDrawerProps = Readonly<{
  skuId: string | null;
  warehouseId: string | null;
  onWarehouse: (id: string) => void;
  onDocument: (id: string) => void;
  onClose: () => void;
}>;

/** One SKU beside the list: how it stands in each warehouse, and the ledger that explains every piece. */
export function StockDrawer({ skuId, warehouseId, onWarehouse, onDocument, onClose }: StockDrawerProps) {
  const t = useWords(inventoryWords);
  const answer = useAnswer(
    showStock,
    { skuId: skuId ?? '' },
    { enabled: skuId !== null, follows: ['stock_document', 'stock_batch', 'stock_level'] },
  );
  const stock = answer.data;
  const level = stock?.levels.find((one) => one.warehouseId === warehouseId) ?? stock?.levels[0];
  return (
    <DetailDrawer
      title={stock ? `${stock.code} ${stock.name} ${stock.specification}`.trim() : t('stock.title')}
      width={680}
      isOpen={skuId !== null}
      onClose={onClose}
      extra={
        stock && (
          <Link to="/skus" search={{ sku: stock.skuId }}>
            {t('stock.skuPage')}
          </Link>
        )
      }
      footer={stock && level && <LevelActions stock={stock} level={level} />}
    >
      <RefusalNote error={answer.error} retry={() => void answer.refetch()} />
      {!stock && !answer.error && <Skeleton active />}
      {stock && (
        <div className={styles.levels}>
          {stock.levels.map((one) => (
            <LevelCard key={one.warehouseId} level={one} isChosen={one === level} choose={() => onWarehouse(one.warehouseId)} />
          ))}
        </div>
      )}
      {stock && level && (
        <Tabs
          size="small"
          items={[
            {
              key: 'moves',
              label: t('ledger.title'),
              children: <MoveList of={{ skuId: stock.skuId, warehouseId: level.warehouseId }} onDocument={onDocument} />,
            },
            {
              key: 'reservations',
              label: `${t('reservations.title')} ${level.reserved || ''}`.trim(),
              children: <ReservationList of={{ skuId: stock.skuId, warehouseId: level.warehouseId }} />,
            },
          ]}
        />
      )}
    </DetailDrawer>
  );
}

function LevelCard({ level, isChosen, choose }: { level: StockLevelView; isChosen: boolean; choose: () => void }) {
  const t = useWords(inventoryWords);
  return (
    <button type="button" className={styles.level} aria-pressed={isChosen} onClick={choose}>
      <span className={styles.levelHead}>
        <strong>{level.warehouseName}</strong>
        {level.bin && <span className="zd-code">{level.bin}</span>}
        <NeedTag level={level} />
      </span>
      <span className={styles.levelFigures}>
        <span>
          {t('stock.onHand')} <strong className="zd-number">{level.onHand}</strong>
        </span>
        <span>
          {t('stock.reserved')} <strong className="zd-number">{level.reserved}</strong>
        </span>
        <span>
          {t('stock.available')} <AvailableText level={level} />
        </span>
        <span>
          {t('level.safety')} <strong className="zd-number">{level.safety}</strong>
        </span>
      </span>
    </button>
  );
}

function LevelActions({ stock, level }: { stock: StockView; level: StockLevelView }) {
  const t = useWords(inventoryWords);
  const mayAdjust = useMay('inventory.adjust');
  const [open, setOpen] = useState<'level' | 'adjust' | 'transfer' | null>(null);
  if (!mayAdjust) return null;
  const close = (): void => setOpen(null);
  return (
    <div className={styles.foot}>
      <Button onClick={() => setOpen('level')}>{t('level.edit')}</Button>
      <Button onClick={() => setOpen('transfer')}>{t('transfer.action')}</Button>
      <Button onClick={() => setOpen('adjust')}>{t('adjust.action')}</Button>
      {open === 'level' && <LevelForm stock={stock} level={level} onClose={close} />}
      {(open === 'adjust' || open === 'transfer') && <AdjustForm kind={open} stock={stock} level={level} onClose={close} />}
    </div>
  );
}
