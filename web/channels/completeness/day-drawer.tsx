import type { HourView } from '@zhidan/core/channels/completeness-api.ts';
import { useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import styles from './completeness.module.css';
import { completenessWords } from './completeness-words.ts';
import type { DayRow } from './hour-grid.ts';

type DayDrawerProps = Readonly<{ row: DayRow | null; onOpen: (hour: HourView['hour']) => void; onClose: () => void }>;

/** The hours of one day, for a finger. */
export function DayDrawer({ row, onOpen, onClose }: DayDrawerProps) {
  const t = useWords(completenessWords);
  const looked = row?.cells.map((cell, hour) => ({ ...cell, name: `${hour}:00` })).filter(({ view }) => view !== null) ?? [];
  return (
    <DetailDrawer title={row?.day} isOpen={row !== null} onClose={onClose}>
      {looked.length === 0 && <p>{t('dayNone')}</p>}
      <ul className={styles.hours}>
        {looked.map(({ hour, name, view, state }) => (
          <li key={hour}>
            <button type="button" onClick={() => onOpen(hour)}>
              <span className="zd-number">{name}</span>
              <StatusTag tone={state === 'green' ? 'good' : 'bad'} text={t(`state.${state}`)} />
              <span className={styles.faint}>{t('figures', { platform: view?.platformCount ?? 0, ours: view?.ourCount ?? 0 })}</span>
            </button>
          </li>
        ))}
      </ul>
    </DetailDrawer>
  );
}
