import { sumFloorDays } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { localDateOf } from '@zhidan/core/kernel/local-date.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { useAnswer } from '../../../lib/answers.ts';
import { numberText } from '../../../lib/formats.ts';
import { useLanguage, useWords } from '../../../lib/words.ts';
import { useNowMs } from '../../../ui/instant-text.tsx';
import { loadedCount } from '../line/use-work.ts';
import { stationWords } from './station-words.ts';
import styles from './station.module.css';

type FiguresProps = Readonly<{ warehouseId: WarehouseId; toPrint: number; toDo: number }>;

/** What this warehouse has done today, and what waits. */
export function DayFigures({ warehouseId, toPrint, toDo }: FiguresProps) {
  const t = useWords(stationWords);
  const language = useLanguage();
  const { data } = useAnswer(sumFloorDays, { warehouseId, days: 1 }, { follows: ['fulfillment_order'], refetchInterval: 60_000 });
  const today = localDateOf(instant(useNowMs()));
  const day = data?.items.find((one) => one.day === today);
  const figures = [
    ['to_print', numberText(toPrint, language)],
    ['to_do', `${numberText(toDo, language)}${toDo >= loadedCount ? '+' : ''}`],
    ['checked', numberText(day?.checkedCount ?? 0, language)],
    ['shipped', numberText(day?.shippedCount ?? 0, language)],
    ['blocked', numberText(day?.blockedScanCount ?? 0, language)],
  ] as const;
  return (
    <dl className={styles.figures} aria-label={t('figures.title')}>
      {figures.map(([key, value]) => (
        <div key={key} data-figure={key}>
          <dt>{t(`figures.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
