import type { Deadlines } from '@zhidan/core/fulfillment/deadlines/deadline-api.ts';
import { instantText } from '../../lib/formats.ts';
import { useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import styles from './deadlines.module.css';
import { deadlinesWords } from './deadlines-words.ts';

/** Hours between two times that are written below the bars. */
const labelEvery = 6;

/** How many orders are due in each hour; those that something stops stand out, because nobody works on them by themselves. */
export function DuePlot({ hours }: { hours: Deadlines['hours'] }) {
  const t = useWords(deadlinesWords);
  const most = Math.max(...hours.map(({ count }) => count), 1);
  const clock = (at: Deadlines['hours'][number]['from']): string => instantText(at).slice(5, 16);
  return (
    <Panel title={t('plotTitle')} note={t('plotNote')}>
      <ol className={styles.plot}>
        {hours.map(({ from, count, blockedCount }, index) => {
          const words = t('plotBar', { time: clock(from), count, blocked: blockedCount });
          return (
            <li key={from} title={words} aria-label={words}>
              <span className={styles.count}>{count || ''}</span>
              <span className={styles.bar} style={{ height: `${(count / most) * 100}%` }}>
                <span style={{ height: count === 0 ? 0 : `${(blockedCount / count) * 100}%` }} />
              </span>
              <span className={styles.hour}>{index % labelEvery === 0 ? clock(from).slice(6) : ''}</span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
