import type { FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { stationTasks, taskOf } from '@zhidan/core/fulfillment/floor/station.ts';
import { Button } from 'antd';
import { useSay, useWords } from '../../../lib/words.ts';
import { stationWords } from './station-words.ts';
import styles from './station.module.css';
import { waitingHere } from './parcel-with.ts';
import type { useStation } from './use-station.ts';

const shownCount = 5;
const shownLabels = 3;

/** What comes after the parcel on the table: of the chosen wave by its seats, else the most urgent first. */
export function NextParcels({ station }: { station: ReturnType<typeof useStation> }) {
  const t = useWords(stationWords);
  const { work, view, wave, onTable, labels } = station;
  const waiting = waitingHere(work.loaded?.items ?? [], view).filter(({ id, stops }) => id !== onTable?.order.id && stops.length === 0);
  const row = wave.row;
  const next = row
    ? waiting.filter(({ waveNo }) => waveNo === row.no).toSorted((one, other) => (one.seat ?? 0) - (other.seat ?? 0))
    : waiting;
  const toPrint = row ? [] : (labels.waiting ?? []).filter(({ id }) => id !== onTable?.order.id);
  return (
    <section className={styles.next} aria-label={t('next.title')}>
      <div className={styles.nextHead}>
        <h2>{row ? t('wave.chosen', { no: row.no }) : t('next.title')}</h2>
        {row && (
          <Button size="small" onClick={wave.leave}>
            {t('wave.leave')}
          </Button>
        )}
      </div>
      {next.length + toPrint.length === 0 && <p className={styles.quiet}>{t('next.none')}</p>}
      <ul>
        {next.slice(0, shownCount).map((order) => (
          <NextParcel key={order.id} order={order} station={station} />
        ))}
      </ul>
      {next.length > shownCount && <p className={styles.quiet}>{t('next.more', { count: next.length - shownCount })}</p>}
      {toPrint.length > 0 && (
        <>
          <h3>{t('next.labels')}</h3>
          <ul>
            {toPrint.slice(0, shownLabels).map(({ id, no, goods }) => (
              <li key={id}>
                <span className="zd-code">{no}</span>
                <span className={styles.quiet}>{goods}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function NextParcel({ order, station: { work } }: { order: FloorOrder; station: ReturnType<typeof useStation> }) {
  const t = useWords(stationWords);
  const say = useSay();
  const task = taskOf(order, work.settings);
  const goods = order.goods.map(({ code, quantity }) => `${code} ×${quantity}`).join(' ');
  return (
    <li>
      <span className="zd-code">{order.no}</span>
      <span>{task.ok && say(stationTasks[task.value])}</span>
      {order.seat !== null && <span>{t('next.seat', { seat: order.seat })}</span>}
      <span className={styles.quiet}>{goods}</span>
    </li>
  );
}
