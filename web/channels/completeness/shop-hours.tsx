import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { listHours, type HourView } from '@zhidan/core/channels/completeness-api.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { useIsNarrow } from '../../ui/layout-mode.ts';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import styles from './completeness.module.css';
import { completenessWords } from './completeness-words.ts';
import { DayDrawer } from './day-drawer.tsx';
import { hourGrid, hoursOfDay, spanStart, type DayRow, type HourCell } from './hour-grid.ts';

type ShopHoursProps = Readonly<{ shopId: ShopId; name: string; now: Instant; dayCount: number; onOpen: (hour: HourView['hour']) => void }>;

/** The hours of a shop as squares, a day a row; on a phone a day is pressed first. */
export function ShopHours({ shopId, name, now, dayCount, onOpen }: ShopHoursProps) {
  const t = useWords(completenessWords);
  const isNarrow = useIsNarrow();
  const from = spanStart(now, dayCount);
  const { data, error, refetch } = useAnswer(listHours, { shopId, from, to: now }, { follows: ['shop'] });
  const [openDay, setOpenDay] = useState<DayRow | null>(null);
  const rows = data ? hourGrid(data, now, dayCount) : null;
  return (
    <Panel title={name} note={t('gridNote')}>
      <RefusalNote error={error} retry={() => void refetch()} />
      {!rows && !error && <Skeleton active />}
      {rows && !isNarrow && <DeskGrid rows={rows} onOpen={onOpen} />}
      {rows && isNarrow && rows.map((row) => <PhoneDay key={row.day} row={row} onOpen={() => setOpenDay(row)} />)}
      {rows && <Legend />}
      <DayDrawer row={openDay} onOpen={onOpen} onClose={() => setOpenDay(null)} />
    </Panel>
  );
}

function DeskGrid({ rows, onOpen }: { rows: readonly DayRow[]; onOpen: ShopHoursProps['onOpen'] }) {
  return (
    <div className={styles.grid}>
      <span />
      {hoursOfDay.map((hour) => (
        <span key={hour} className={styles.hourName}>
          {hour % 3 === 0 ? hour : ''}
        </span>
      ))}
      {rows.map(({ day, cells }) => [
        <span key={day} className={styles.day}>
          {day.slice(5)}
        </span>,
        ...cells.map((cell, hour) => <Square key={cell.hour} cell={cell} label={`${day} ${hour}:00`} onOpen={onOpen} />),
      ])}
    </div>
  );
}

/** A square that can be opened when there is something to tell. */
function Square({ cell, label, onOpen }: { cell: HourCell; label: string; onOpen: ShopHoursProps['onOpen'] }) {
  const t = useWords(completenessWords);
  const { state, view, hour } = cell;
  const text = `${label} · ${t(`state.${state}`)}${view ? ` · ${t('figures', { platform: view.platformCount, ours: view.ourCount })}` : ''}`;
  if (!view) return <span className={styles.cell} data-state={state} title={text} />;
  return (
    <button type="button" className={styles.cell} data-state={state} title={text} aria-label={text} onClick={() => onOpen(hour)}>
      {state === 'red' ? view.ourCount - view.platformCount : ''}
    </button>
  );
}

function PhoneDay({ row, onOpen }: { row: DayRow; onOpen: () => void }) {
  const t = useWords(completenessWords);
  const redCount = row.cells.filter(({ state }) => state === 'red').length;
  const label = redCount > 0 ? `${row.day} · ${t('redHours', { count: redCount })}` : row.day;
  return (
    <button type="button" className={styles.phoneDay} aria-label={label} onClick={onOpen}>
      <span className={styles.day}>{row.day.slice(5)}</span>
      {row.cells.map(({ hour, state }) => (
        <span key={hour} className={styles.cell} data-state={state} />
      ))}
    </button>
  );
}

const states = ['green', 'red', 'unknown', 'none'] as const;

function Legend() {
  const t = useWords(completenessWords);
  return (
    <div className={styles.legend}>
      {states.map((state) => (
        <span key={state}>
          <span className={styles.cell} data-state={state} />
          {t(`state.${state}`)}
        </span>
      ))}
    </div>
  );
}
