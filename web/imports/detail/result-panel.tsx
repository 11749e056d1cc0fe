import { stopImport, type ImportView } from '@zhidan/core/imports/api.ts';
import { msBetween } from '@zhidan/core/kernel/instant.ts';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { durationText, numberText } from '../../lib/formats.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLanguage, useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import styles from '../imports.module.css';
import { importsWords } from '../imports-words.ts';

const through = ({ newCount, changedCount, unchangedCount, olderCount }: ImportView): number =>
  newCount + changedCount + unchangedCount + olderCount;

/** How far the import is and how fast it goes; in the end, what became of the orders. */
export function ResultPanel({ found, answeredAt }: { found: ImportView; answeredAt: number }) {
  const t = useWords(importsWords);
  const language = useLanguage();
  const stop = useCommand(stopImport, ['import']);
  const speed = useSpeed(through(found), answeredAt);
  const isRunning = found.state === 'running';
  const { startedAt, endedAt } = found;
  const counts = [
    ['done.new', found.newCount],
    ['done.changed', found.changedCount],
    ['done.unchanged', found.unchangedCount],
    ['done.older', found.olderCount],
  ] as const;
  const percent = Math.floor((through(found) / Math.max(1, found.check?.orderCount ?? 1)) * 100);
  return (
    <Panel
      title={t(isRunning ? 'run.title' : 'done.title')}
      note={isRunning ? t('run.note') : undefined}
      extra={
        isRunning && (
          <Button loading={stop.isPending} onClick={() => stop.give({ importId: found.id })}>
            {t('action.stop')}
          </Button>
        )
      }
    >
      <RefusalNote error={stop.error} />
      <Progress percent={found.state === 'done' ? 100 : Math.min(99, percent)} status={isRunning ? 'active' : undefined} />
      <div className={styles.tiles}>
        {counts.map(([words, count]) => (
          <div key={words} className={styles.tile}>
            <span className={styles.tileName}>{t(words)}</span>
            <strong className={styles.tileValue}>{numberText(count, language)}</strong>
          </div>
        ))}
      </div>
      <p className={styles.faint}>
        {isRunning && speed !== null && t('done.speed', { count: numberText(speed, language) })}
        {endedAt && startedAt && t('done.took', { time: durationText(msBetween(startedAt, endedAt), language) })}
      </p>
    </Panel>
  );
}

/** Orders a second since the page was opened, by when answers came; null until there are two looks. */
function useSpeed(count: number, answeredAt: number): number | null {
  const [first] = useState({ count, answeredAt });
  const seconds = (answeredAt - first.answeredAt) / 1_000;
  return seconds > 0.5 ? Math.round((count - first.count) / seconds) : null;
}
