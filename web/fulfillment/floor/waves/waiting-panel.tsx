import { buildWaves, countWaiting, type WaitingRow } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { waveKinds } from '@zhidan/core/fulfillment/floor/wave.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { ThunderboltOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useEffect, useState } from 'react';
import { useAnswer } from '../../../lib/answers.ts';
import { useCommand } from '../../../lib/use-command.ts';
import { useSay, useWords } from '../../../lib/words.ts';
import { Panel } from '../../../ui/panel.tsx';
import { RefusalNote } from '../../../ui/refusal-note.tsx';
import { RelativeText } from '../../../ui/instant-text.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { useCarrierName } from '../desk/parcel-head.tsx';
import { floorWords } from '../floor-words.ts';
import styles from '../floor.module.css';

type WaitingPanelProps = Readonly<{ warehouseId: WarehouseId; onBuilt: (id: string) => void }>;

/** What waits for a wave, by kind and carrier; one key makes waves of all of it. */
export function WaitingPanel({ warehouseId, onBuilt }: WaitingPanelProps) {
  const t = useWords(floorWords);
  const toast = useToast();
  const [byZone, setByZone] = useState(false);
  const { data, error } = useAnswer(countWaiting, { warehouseId }, { follows: ['fulfillment_order', 'wave', 'order'] });
  const build = useCommand(buildWaves, ['wave', 'fulfillment_order']);
  const rows = data?.items ?? [];
  const ready = rows.reduce((sum, { orderCount, stoppedCount }) => sum + orderCount - stoppedCount, 0);
  const give = (only?: WaitingRow): void =>
    build.give(
      { warehouseId, byZone, ...(only ? { kinds: [only.kind], ...(only.carrier ? { carrier: only.carrier } : {}) } : {}) },
      ({ waves, orderCount }) => {
        toast.done(t('waiting.built', { waves: waves.length, orders: orderCount }));
        const [first, another] = waves;
        if (first && !another) onBuilt(first.id);
      },
    );
  useBuildKey(() => ready > 0 && !build.isPending && give());
  return (
    <Panel title={t('waiting.title')}>
      <div className={styles.toolsWide}>
        <Checkbox checked={byZone} onChange={(event) => setByZone(event.target.checked)}>
          {t('waiting.byZone')}
        </Checkbox>
        <Button type="primary" icon={<ThunderboltOutlined />} disabled={ready === 0} loading={build.isPending} onClick={() => give()}>
          {t('waiting.buildAll', { count: ready })}
        </Button>
      </div>
      <RefusalNote error={error ?? build.error} />
      {data && rows.length === 0 && <p className={styles.quiet}>{t('waiting.none')}</p>}
      {rows.length > 0 && (
        <ul className={styles.list}>
          {rows.map((row) => (
            <Waiting key={`${row.kind} ${row.carrier}`} row={row} build={() => give(row)} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Waiting({ row, build }: { row: WaitingRow; build: () => void }) {
  const t = useWords(floorWords);
  const say = useSay();
  const carrierName = useCarrierName();
  const { kind, carrier, orderCount, pieceCount, printedCount, stoppedCount, shipBy } = row;
  return (
    <li className={styles.waiting}>
      <span className={styles.waitingName}>
        <strong>{say(waveKinds[kind])}</strong> {carrierName(carrier) || t('waiting.noCarrier')}
      </span>
      <span className={styles.figures}>
        <strong>{t('waiting.parcels', { count: orderCount })}</strong>
        <span>{t('waiting.pieces', { count: pieceCount })}</span>
        {printedCount < orderCount && <span>{t('waiting.unprinted', { count: orderCount - printedCount })}</span>}
        {stoppedCount > 0 && <span className={styles.stopped}>{t('waiting.stopped', { count: stoppedCount })}</span>}
        {shipBy && (
          <span>
            {t('waiting.shipBy')} <RelativeText at={shipBy} />
          </span>
        )}
      </span>
      <Button size="small" disabled={orderCount === stoppedCount} onClick={build}>
        {t('waiting.build')}
      </Button>
    </li>
  );
}

/** F2 builds, wherever the focus is. */
function useBuildKey(build: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'F2' || document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      event.preventDefault();
      build();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
