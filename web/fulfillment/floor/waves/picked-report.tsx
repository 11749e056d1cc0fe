import type { PickedWave } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { Alert } from 'antd';
import { useWords } from '../../../lib/words.ts';
import { useStopText } from '../desk/stop-text.ts';
import { floorWords } from '../floor-words.ts';
import styles from '../floor.module.css';

/** What came of a walk: how many go on, and which parcels do not, with what to do about each. */
export function PickedReport({ picked }: { picked: PickedWave }) {
  const t = useWords(floorWords);
  const textOf = useStopText();
  const { pickedCount, shorts, stopped, unprinted } = picked;
  const isAll = shorts.length + stopped.length + unprinted.length === 0;
  return (
    <Alert
      className={styles.report}
      type={isAll ? 'success' : 'warning'}
      showIcon
      title={t('picked.title', { count: pickedCount })}
      description={
        isAll ? null : (
          <ul className={styles.plain}>
            {shorts.map(({ no, seat, code, missing }) => (
              <li key={no}>{t('picked.short', { no, seat, code, missing })}</li>
            ))}
            {stopped.map(({ no, seat, reasons }) => (
              <li key={no}>
                {t('picked.stopped', { no, seat })} {reasons.map(textOf).join(' ')}
              </li>
            ))}
            {unprinted.map(({ no, seat }) => (
              <li key={no}>{t('picked.unprinted', { no, seat })}</li>
            ))}
          </ul>
        )
      }
    />
  );
}
