import { instantMs, instant, msBetween, type Instant } from '@zhidan/core/kernel/instant.ts';
import { shopPace } from '@zhidan/core/channels/shop/shop-pace.ts';
import type { ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { durationText } from '../../lib/formats.ts';
import { useLanguage, useListText, useWords } from '../../lib/words.ts';
import { RelativeText, useNowMs } from '../../ui/instant-text.tsx';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { channelsWords } from '../channels-words.ts';
import styles from '../channels.module.css';

/** When a shop was pulled last and what came of it. */
export function LastRun({ shop: { lastRun } }: { shop: ShopRow }) {
  const t = useWords(channelsWords);
  const listText = useListText();
  if (!lastRun) return <span className={styles.faint}>{t('shops.never')}</span>;
  if (lastRun.outcome === 'running') {
    return (
      <>
        <StatusTag tone="moving" text={t('shops.lastRunRunning')} />
        <div className={styles.faint}>{t('shops.lastRunSoFar', { count: lastRun.documentCount })}</div>
      </>
    );
  }
  const parts = [
    ...(lastRun.newCount > 0 ? [t('shops.lastRunNew', { count: lastRun.newCount })] : []),
    ...(lastRun.changedCount > 0 ? [t('shops.lastRunChanged', { count: lastRun.changedCount })] : []),
  ];
  return (
    <>
      <RelativeText at={lastRun.endedAt ?? lastRun.startedAt} />
      {lastRun.outcome === 'failed' && <div className={styles.error}>{t('shops.lastRunFailed')}</div>}
      <div className={styles.faint} hidden={lastRun.outcome === 'failed'}>
        {parts.length > 0 ? listText(parts) : t('shops.lastRunNothing')}
      </div>
    </>
  );
}

const paceTones: Readonly<Record<ReturnType<typeof shopPace>, Tone>> = { on_time: 'good', late: 'warn', stuck: 'bad', resting: 'quiet' };

/** How far what is here lies behind the platform; null while nothing was pulled. */
export function Lag({ shop }: { shop: ShopRow }) {
  const t = useWords(channelsWords);
  const language = useLanguage();
  const now = instant(Math.max(useNowMs(), 0));
  if (shop.pulledUntil === null) return null;
  const behindMs = Math.max(0, msBetween(shop.pulledUntil, now));
  const pace = shopPace(shop, now);
  return <StatusTag tone={paceTones[pace]} text={pace === 'on_time' ? t('shops.lagNone') : durationText(behindMs, language)} />;
}

/** When a shop is pulled again by itself; null when it is not. */
export const nextPullOf = ({ nextPullAt, isPaused, state }: ShopRow): Instant | null =>
  isPaused || (state !== 'authorized' && state !== 'expiring') ? null : nextPullAt;

export function NextPull({ at }: { at: Instant }) {
  const t = useWords(channelsWords);
  const nowMs = useNowMs();
  return instantMs(at) <= nowMs ? t('shops.nextSoon') : <RelativeText at={at} />;
}
