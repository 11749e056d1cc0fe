import { pullOutcomes, type PullOutcome } from '@zhidan/core/channels/pull/pull-run.ts';
import type { PullRunView } from '@zhidan/core/channels/shop/pull-run-api.ts';
import { numberText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { channelsWords } from '../channels-words.ts';
import styles from '../channels.module.css';

const tones: Readonly<Record<PullOutcome, Tone>> = { running: 'moving', done: 'good', failed: 'bad' };

export function OutcomeTag({ run }: { run: PullRunView }) {
  const say = useSay();
  return <StatusTag tone={tones[run.outcome]} text={say(pullOutcomes[run.outcome])} />;
}

const shown = [
  ['newCount', 'figure.new'],
  ['changedCount', 'figure.changed'],
  ['unreadableCount', 'figure.unreadable'],
] as const;

/** What a pull brought; what stayed as it was is not worth a word. */
export function RunCounts({ run }: { run: PullRunView }) {
  const t = useWords(channelsWords);
  const language = useLanguage();
  const counts = shown.filter(([key]) => run[key] > 0);
  if (counts.length === 0) return <span className={styles.faint}>{run.outcome === 'done' ? t('runs.countsNone') : ''}</span>;
  return (
    <span className={styles.counts}>
      {counts.map(([key, words]) => (
        <span key={key}>
          {t(words)}
          <b>{numberText(run[key], language)}</b>
        </span>
      ))}
    </span>
  );
}

/** Who asked for a pull: a person by name, the schedule and other parts of ours in words. */
export function useAskerText(): (askedBy: string) => string {
  const t = useWords(channelsWords);
  return (askedBy) => (`asker.${askedBy}` in channelsWords.rows ? t(`asker.${askedBy}` as keyof typeof channelsWords.rows) : askedBy);
}
