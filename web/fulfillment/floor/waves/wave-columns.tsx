import type { WaveRow } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { waveKinds, waveStateWords, type WaveState } from '@zhidan/core/fulfillment/floor/wave.ts';
import { Progress } from 'antd';
import { useSay, useWords } from '../../../lib/words.ts';
import { RelativeText } from '../../../ui/instant-text.tsx';
import { StatusTag, type Tone } from '../../../ui/status-tag.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { useCarrierName } from '../desk/parcel-head.tsx';
import { floorWords } from '../floor-words.ts';
import styles from '../floor.module.css';

const tones: Readonly<Record<WaveState, Tone>> = { open: 'moving', picked: 'good', dissolved: 'quiet' };

/** How far the parcels of a wave are: those picked, those that left, of all. */
export function progressOf({ stages }: Pick<WaveRow, 'stages'>): Readonly<{ all: number; picked: number; shipped: number }> {
  const count = (...names: readonly (keyof WaveRow['stages'])[]): number => names.reduce((sum, name) => sum + (stages[name] ?? 0), 0);
  const shipped = count('shipped', 'in_transit', 'signed', 'completed');
  const picked = shipped + count('to_check', 'to_weigh', 'to_ship');
  return { all: Object.values(stages).reduce((sum, one) => sum + (one ?? 0), 0), picked, shipped };
}

/** The columns of the list of waves. */
export function useWaveColumns(): Column<WaveRow>[] {
  const t = useWords(floorWords);
  const say = useSay();
  const carrierName = useCarrierName();
  return [
    {
      key: 'no',
      title: t('wave.no'),
      width: 130,
      isFixed: true,
      onPhone: 'title',
      cell: ({ no }) => <strong className="zd-code">{no}</strong>,
    },
    { key: 'kind', title: t('wave.kind'), width: 120, cell: ({ kind }) => say(waveKinds[kind]) },
    { key: 'carrier', title: t('wave.carrier'), width: 120, cell: ({ carrier }) => carrierName(carrier) || null },
    { key: 'zone', title: t('wave.zone'), width: 80, cell: ({ zone }) => zone || null },
    {
      key: 'orders',
      title: t('wave.orders'),
      width: 90,
      align: 'right',
      cell: ({ orderCount }) => <span className="zd-number">{orderCount}</span>,
    },
    {
      key: 'pieces',
      title: t('wave.pieces'),
      width: 80,
      align: 'right',
      cell: ({ pieceCount }) => <span className="zd-number">{pieceCount}</span>,
    },
    {
      key: 'skus',
      title: t('wave.skus'),
      width: 80,
      align: 'right',
      cell: ({ skuCount }) => <span className="zd-number">{skuCount}</span>,
    },
    { key: 'progress', title: t('wave.progress'), width: 220, cell: (row) => <WaveProgress row={row} /> },
    {
      key: 'stopped',
      title: t('wave.stopped'),
      width: 90,
      align: 'right',
      cell: ({ stoppedCount }) => (stoppedCount > 0 ? <strong className={styles.stopped}>{stoppedCount}</strong> : null),
    },
    { key: 'shipBy', title: t('wave.shipBy'), width: 130, cell: ({ shipBy }) => shipBy && <RelativeText at={shipBy} /> },
    {
      key: 'built',
      title: t('wave.built'),
      width: 170,
      cell: ({ builtAt, builtBy }) => (
        <>
          <RelativeText at={builtAt} /> · {builtBy}
        </>
      ),
    },
    {
      key: 'state',
      title: t('waves.state'),
      width: 110,
      onPhone: 'status',
      cell: ({ state }) => <StatusTag tone={tones[state]} text={say(waveStateWords[state])} />,
    },
  ];
}

/** Picked and shipped of all, as a bar and in words. */
export function WaveProgress({ row }: { row: Pick<WaveRow, 'stages'> }) {
  const t = useWords(floorWords);
  const { all, picked, shipped } = progressOf(row);
  if (all === 0) return <span className={styles.quiet}>—</span>;
  return (
    <span className={styles.progress}>
      <Progress
        percent={(picked / all) * 100}
        success={{ percent: (shipped / all) * 100 }}
        showInfo={false}
        size="small"
        aria-label={t('wave.progress')}
      />
      <span className={styles.quiet}>{t('wave.progressText', { picked, shipped, all })}</span>
    </span>
  );
}
