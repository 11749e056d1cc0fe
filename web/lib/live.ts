import type { QueryClient } from '@tanstack/react-query';
import { refreshAnswers } from './answers.ts';
import { noteLive } from './connection.ts';

/** News within this time is answered by one fetch. */
const gatherMs = 300;
const reopenMs = 3_000;
/** A break shorter than this is not worth a word: the browser reconnects by itself. */
const patienceMs = 4_000;

/**
 * Listens to the server's news and fetches what they make stale. After a break the stream resumes behind the
 * last news seen; when that is no longer possible, everything is fetched anew. Returns the undoing.
 */
export function openLive(client: QueryClient): () => void {
  const gathered = new Set<string>();
  let source: EventSource | null = null;
  let lastId = '';
  let gatherTimer: ReturnType<typeof setTimeout> | undefined;
  let lossTimer: ReturnType<typeof setTimeout> | undefined;
  let reopenTimer: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    gatherTimer = undefined;
    const kinds = new Set(gathered);
    gathered.clear();
    void refreshAnswers(client, kinds);
  };
  const hear = (event: MessageEvent<string>): void => {
    lastId = event.lastEventId || lastId;
    for (const kind of subjectKindsOf(event.data)) gathered.add(kind);
    if (gathered.size > 0) gatherTimer ??= setTimeout(flush, gatherMs);
  };
  const opened = (): void => {
    clearTimeout(lossTimer);
    lossTimer = undefined;
    noteLive('open');
  };
  const broken = (): void => {
    lossTimer ??= setTimeout(() => noteLive('lost'), patienceMs);
    if (source?.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
    source.close();
    reopenTimer = setTimeout(open, reopenMs);
  };
  const open = (): void => {
    source = new EventSource(lastId ? `/api/live?after=${encodeURIComponent(lastId)}` : '/api/live');
    source.addEventListener('open', opened);
    source.addEventListener('error', broken);
    source.addEventListener('message', hear);
    source.addEventListener('journal', hear);
    source.addEventListener('reset', () => void client.invalidateQueries());
  };

  noteLive('opening');
  open();
  return () => {
    clearTimeout(gatherTimer);
    clearTimeout(lossTimer);
    clearTimeout(reopenTimer);
    source?.close();
    noteLive('off');
  };
}

/** The subject kinds a message names. */
export function subjectKindsOf(data: string): string[] {
  try {
    const news: unknown = JSON.parse(data);
    return (Array.isArray(news) ? news : [news]).flatMap((one: unknown) =>
      typeof one === 'object' && one !== null && 'subjectKind' in one && typeof one.subjectKind === 'string' ? [one.subjectKind] : [],
    );
  } catch {
    return [];
  }
}
