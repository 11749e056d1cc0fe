import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { listHours } from '@zhidan/core/channels/completeness-api.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { useNowMs } from '../../ui/instant-text.tsx';
import { channelsWords } from '../channels-words.ts';
import sections from '../channels.module.css';
import styles from './completeness.module.css';
import { hourGrid, spanStart } from './hour-grid.ts';

const dayCount = 3;
const everyMs = 60_000;

/** The last days of one shop as squares, an hour each. */
export function ShopStrip({ shopId }: { shopId: ShopId }) {
  const t = useWords(channelsWords);
  const now = instant(Math.floor(useNowMs() / everyMs) * everyMs);
  const { data } = useAnswer(listHours, { shopId, from: spanStart(now, dayCount), to: now }, { follows: ['shop'] });
  return (
    <>
      <h3 className={sections.section}>
        {t('shop.hours')}
        <Link to="/completeness" search={{ shopId }}>
          {t('shop.hoursAll')}
        </Link>
      </h3>
      {data &&
        hourGrid(data, now, dayCount).map(({ day, cells }) => (
          <div key={day} className={styles.stripDay}>
            <span className={styles.day}>{day.slice(5)}</span>
            {cells.map(({ hour, state }) => (
              <span key={hour} className={styles.cell} data-state={state} />
            ))}
          </div>
        ))}
    </>
  );
}
