import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { useSyncExternalStore } from 'react';
import { durationText, instantText, relativeText } from '../lib/formats.ts';
import { useLanguage } from '../lib/words.ts';

const tickMs = 15_000;

function everyTick(listener: () => void): () => void {
  const timer = setInterval(listener, tickMs);
  return () => clearInterval(timer);
}

/** The present, coarse enough that a page is not drawn all the time. */
export function useNowMs(): number {
  return useSyncExternalStore(everyTick, () => Math.floor(Date.now() / tickMs) * tickMs);
}

/** A moment in Shanghai time. */
export function InstantText({ at }: { at: Instant }) {
  return (
    <time dateTime={at} className="zd-number">
      {instantText(at)}
    </time>
  );
}

/** How long ago; the exact moment on hover. */
export function RelativeText({ at }: { at: Instant }) {
  const language = useLanguage();
  const nowMs = useNowMs();
  const isNow = Math.abs(instantMs(at) - nowMs) < tickMs; // finer than the coarse present can tell
  return (
    <time dateTime={at} title={instantText(at)}>
      {relativeText(at, isNow ? instantMs(at) : nowMs, language)}
    </time>
  );
}

/** For how long already: `3小时`; since when on hover. */
export function AgeText({ since }: { since: Instant }) {
  const language = useLanguage();
  const ageMs = Math.max(useNowMs() - instantMs(since), 60_000); // below a minute the coarse present cannot tell
  return (
    <time dateTime={since} title={instantText(since)}>
      {durationText(ageMs, language)}
    </time>
  );
}
