import { UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { replayCheck } from '@zhidan/core/fulfillment/floor/check.ts';
import { useWords } from '../../../lib/words.ts';
import { DeskPage, type DeskProps } from '../desk/desk-page.tsx';
import { ParcelHead } from '../desk/parcel-head.tsx';
import { ScanFeedback } from '../desk/scan-feedback.tsx';
import { ScanInput } from '../desk/scan-input.tsx';
import { useDeskTools } from '../desk/use-desk-tools.ts';
import { useInOrder } from '../desk/use-in-order.ts';
import { floorWords } from '../floor-words.ts';
import styles from '../floor.module.css';
import { FloorDays } from './floor-days.tsx';
import { GoodsToCheck } from './goods-to-check.tsx';
import { useChecking } from './use-checking.ts';

/** Scan the parcel, scan each piece, next parcel. */
export function CheckPage() {
  return <DeskPage station="check">{(desk) => <CheckDesk {...desk} />}</DeskPage>;
}

function CheckDesk(desk: DeskProps) {
  const t = useWords(floorWords);
  const tools = useDeskTools(desk, { station: 'check' });
  const { feedback, work } = tools;
  const { open, take, undo, layAside } = useChecking(tools);
  const scan = useInOrder(take);
  const mayUndo = open !== null && replayCheck(open.order.goods, open.steps).state.taken.length > 0;
  return (
    <>
      <section className={styles.panel} aria-label={t('check.title')}>
        <ScanInput label={t(open ? 'check.scanGoods' : 'desk.scanParcel')} onScan={scan} onUndo={undo} onLeave={layAside} />
        <ScanFeedback
          feedback={
            feedback ?? {
              tone: 'ready',
              title: t('desk.ready'),
              lesson: work.loaded ? t('check.waiting', { count: work.loaded.items.length }) : t('desk.loading'),
            }
          }
        />
        {open && (
          <>
            <ParcelHead order={open.order} />
            <GoodsToCheck open={open} />
            <div className={styles.tools}>
              <Button icon={<UndoOutlined />} disabled={!mayUndo} onClick={undo}>
                {t('check.undo')}
              </Button>
              <Button onClick={layAside}>{t('check.layAside')}</Button>
            </div>
          </>
        )}
      </section>
      <FloorDays warehouseId={desk.warehouseId} />
    </>
  );
}
