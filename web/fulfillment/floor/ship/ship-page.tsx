import { listWaves, type WaveRow } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { waveKinds } from '@zhidan/core/fulfillment/floor/wave.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { Button } from 'antd';
import { useAnswer } from '../../../lib/answers.ts';
import { useSay, useWords } from '../../../lib/words.ts';
import { DeskPage, type DeskProps } from '../desk/desk-page.tsx';
import { useCarrierName } from '../desk/parcel-head.tsx';
import { ScanFeedback } from '../desk/scan-feedback.tsx';
import { ScanInput } from '../desk/scan-input.tsx';
import { useDeskTools } from '../desk/use-desk-tools.ts';
import { useInOrder } from '../desk/use-in-order.ts';
import { floorWords } from '../floor-words.ts';
import styles from '../floor.module.css';
import { useShipping } from './use-shipping.ts';

/** Scan at the door, or send a whole wave. */
export function ShipPage() {
  return <DeskPage station="ship">{(desk) => <ShipDesk {...desk} />}</DeskPage>;
}

function ShipDesk(desk: DeskProps) {
  const t = useWords(floorWords);
  const tools = useDeskTools(desk, { station: 'ship' });
  const { feedback, work, clear } = tools;
  const { take, shipWave } = useShipping(tools);
  const scan = useInOrder(take);
  return (
    <>
      <section className={styles.panel} aria-label={t('ship.title')}>
        <ScanInput label={t('desk.scanParcel')} onScan={scan} onLeave={clear} />
        <ScanFeedback
          feedback={
            feedback ?? {
              tone: 'ready',
              title: t('desk.ready'),
              lesson: work.loaded ? t('ship.waiting', { count: work.loaded.items.length }) : t('desk.loading'),
            }
          }
        />
      </section>
      <ReadyWaves warehouseId={desk.warehouseId} ship={(wave) => void shipWave(wave)} />
    </>
  );
}

type ReadyWavesProps = Readonly<{ warehouseId: WarehouseId; ship: (wave: WaveRow) => void }>;

/** Waves with parcels that are ready to leave. */
function ReadyWaves({ warehouseId, ship }: ReadyWavesProps) {
  const t = useWords(floorWords);
  const say = useSay();
  const carrierName = useCarrierName();
  const { data } = useAnswer(listWaves, { warehouseId, state: 'picked', limit: 50 }, { follows: ['wave', 'fulfillment_order'] });
  const ready = data?.items.filter(({ stages }) => (stages.to_ship ?? 0) > 0) ?? [];
  if (ready.length === 0) return null;
  return (
    <section className={styles.recent} aria-label={t('ship.waves')}>
      <h2 className={styles.sectionTitle}>{t('ship.waves')}</h2>
      <ul className={styles.list}>
        {ready.map((wave) => (
          <li key={wave.id}>
            <span>
              <strong className="zd-code">{wave.no}</strong> {say(waveKinds[wave.kind])} {carrierName(wave.carrier)}
            </span>
            <Button onClick={() => ship(wave)}>{t('ship.shipWave', { count: wave.stages.to_ship ?? 0 })}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
