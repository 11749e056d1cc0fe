import { listJobs, listParkedEvents, listSubscribers, showAbout } from '@zhidan/core/operations/api.ts';
import { Link } from '@tanstack/react-router';
import { useAnswer } from '../lib/answers.ts';
import { durationText } from '../lib/formats.ts';
import { useMay } from '../lib/session.ts';
import { useLanguage, useWords } from '../lib/words.ts';
import { lagTone } from './lag-tone.ts';
import styles from './operations.module.css';
import { operationsWords } from './operations-words.ts';

const everyMs = 15_000;
/** Lists are counted up to here and then shown as `50+`: a total is never asked for. */
const countLimit = 50;

/** What the house itself needs from a person. */
export function SystemTiles() {
  const mayJobs = useMay('jobs.display');
  return (
    <div className={styles.tiles}>
      {mayJobs && (
        <>
          <DeadJobs />
          <ParkedEvents />
          <Lag />
        </>
      )}
      <Trouble />
    </div>
  );
}

function DeadJobs() {
  const t = useWords(operationsWords);
  const { data } = useAnswer(listJobs, { state: 'dead', limit: countLimit }, { follows: ['job'], refetchInterval: everyMs });
  return (
    <Link to="/jobs" search={{ tab: 'dead' }} className={styles.tile} data-tone={data?.items.length ? 'bad' : 'good'}>
      <Figure words={t('tile.dead')} text={countText(data)} />
    </Link>
  );
}

function ParkedEvents() {
  const t = useWords(operationsWords);
  const { data } = useAnswer(listParkedEvents, { limit: countLimit }, { follows: ['parked_event'], refetchInterval: everyMs });
  return (
    <Link to="/jobs" search={{ tab: 'parked' }} className={styles.tile} data-tone={data?.items.length ? 'bad' : 'good'}>
      <Figure words={t('tile.parked')} text={countText(data)} />
    </Link>
  );
}

function Lag() {
  const t = useWords(operationsWords);
  const language = useLanguage();
  const { data } = useAnswer(listSubscribers, {}, { refetchInterval: everyMs });
  const behindMs = Math.max(0, ...(data?.items ?? []).map((subscriber) => subscriber.behindMs));
  const tone = lagTone(behindMs);
  const text = tone === 'good' ? t('tile.behindNone') : durationText(behindMs, language);
  return (
    <Link to="/jobs" search={{ tab: 'subscribers' }} className={styles.tile} data-tone={tone}>
      <Figure words={t('tile.behind')} text={data ? text : '…'} />
    </Link>
  );
}

function Trouble() {
  const t = useWords(operationsWords);
  const { data } = useAnswer(showAbout, {}, { refetchInterval: everyMs });
  const badCount = data?.checks.filter(({ ok }) => !ok).length;
  return (
    <Link to="/about" className={styles.tile} data-tone={badCount ? 'bad' : 'good'}>
      <Figure words={t('tile.checks')} text={badCount === undefined ? '…' : String(badCount)} />
    </Link>
  );
}

function Figure({ words, text }: { words: string; text: string }) {
  return (
    <>
      <span>{words}</span>
      <strong>{text}</strong>
    </>
  );
}

function countText(page: { items: readonly unknown[]; next: string | null } | undefined): string {
  if (!page) return '…';
  return page.next === null ? String(page.items.length) : `${page.items.length}+`;
}
