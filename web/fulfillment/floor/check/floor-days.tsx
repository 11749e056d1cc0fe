import { sumFloorDays, type FloorDay } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { useAnswer } from '../../../lib/answers.ts';
import { numberText } from '../../../lib/formats.ts';
import { useLanguage, useWords } from '../../../lib/words.ts';
import { Panel } from '../../../ui/panel.tsx';
import { RefusalNote } from '../../../ui/refusal-note.tsx';
import { floorWords } from '../floor-words.ts';
import styles from '../floor.module.css';

/** Mis-shipments that were kept in the house, by day: parcels with a stopped scan of all that were checked. */
export function FloorDays({ warehouseId }: { warehouseId: WarehouseId }) {
  const t = useWords(floorWords);
  const { data, error } = useAnswer(sumFloorDays, { warehouseId, days: 7 }, { follows: ['fulfillment_order'], refetchInterval: 60_000 });
  return (
    <Panel title={t('days.title')} note={t('days.note')}>
      {!data && <RefusalNote error={error} />}
      {data?.items.length === 0 && <p className={styles.quiet}>{t('days.none')}</p>}
      {data && data.items.length > 0 && (
        <div className={styles.daysFrame}>
          <table className={styles.days}>
            <thead>
              <tr>
                {(['day', 'checked', 'blockedParcels', 'rate', 'blockedScans', 'weighed', 'differs', 'shipped'] as const).map((key) => (
                  <th key={key}>{t(`days.${key}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.items.map((day) => (
                <Day key={day.day} day={day} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function Day({ day }: { day: FloorDay }) {
  const language = useLanguage();
  const rate = day.checkedCount === 0 ? null : (day.blockedParcelCount / day.checkedCount) * 100;
  return (
    <tr>
      <th scope="row">{day.day.slice(5)}</th>
      <td>{day.checkedCount}</td>
      <td>{day.blockedParcelCount}</td>
      <td>{rate === null ? '—' : `${numberText(rate, language)} %`}</td>
      <td>{day.blockedScanCount}</td>
      <td>{day.weighedCount}</td>
      <td>{day.differsCount}</td>
      <td>{day.shippedCount}</td>
    </tr>
  );
}
