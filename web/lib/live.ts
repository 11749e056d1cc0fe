import { showSession } from '@zhidan/core/identity/session-api.ts';
import type { QueryClient } from '@tanstack/react-query';
import { refreshAnswers } from './answers.ts';
import { call } from './call.ts';
import { noteLive } from './connection.ts';
import { sessionLapsed } from './session-lapse.ts';

/** News within this time is answered by one fetch. */
const gatherMs = 300;
/** What changed: its kind and id, and nothing else. */
export type News = Readonly<{ subjectKind: string; subjectId: string }>;

const newsListeners = new Set<(news: News) => void>();

/** Tells each piece of news at once, for a screen that keeps more than one answer holds. Returns the undoing. */
export function onNews(listener: (news: News) => void): () => void {
  newsListeners.add(listener);
  return () => void newsListeners.delete(listener);
}

/** After an answer that is no stream (the server restarts, the session ended). */
const reopenMs = 3_000;
/** A break shorter than this is not worth a word. */
const patienceMs = 4_000;

/**
 * Listens to the server's news and fetches what they make stale. The browser reconnects by itself and is told what it
 * missed; a stream that had to be opened anew fetches everything on screen. Returns the undoing.
 */
export function openLive(client: QueryClient): () => void {
  const gathered = new Set<string>();
  const timers = { gather: 0, loss: 0, reopen: 0 };
  let source: EventSource | null = null;
  let isAnew = false;
  let isOver = false;

  const refreshAll = (): void => void client.invalidateQueries();
  const hear = (event: MessageEvent<string>): void => {
    const news = newsIn(event.data);
    if (news === null) return;
    gathered.add(news.subjectKind);
    for (const listener of newsListeners) listener(news);
    timers.gather ||= window.setTimeout(() => {
      timers.gather = 0;
      const kinds = new Set(gathered);
      gathered.clear();
      void refreshAnswers(client, kinds);
    }, gatherMs);
  };
  const ready = (): void => {
    clearTimeout(timers.loss);
    timers.loss = 0;
    noteLive('open');
    if (isAnew) refreshAll();
  };
  const broken = (): void => {
    timers.loss ||= window.setTimeout(() => noteLive('lost'), patienceMs);
    if (source?.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
    void askWhy();
  };
  /** A stream that is over may not say why, and a changed password ends it for a new session: asking who is signed in tells. */
  const askWhy = async (): Promise<void> => {
    close();
    await call(showSession, {}).catch(() => undefined);
    if (isOver || sessionLapsed.read()) return; // opened again when somebody has signed in
    timers.reopen = window.setTimeout(reopen, reopenMs);
  };
  const reopen = (): void => {
    clearTimeout(timers.reopen);
    isAnew = true;
    open();
  };
  const ended = (event: MessageEvent<string>): void => {
    if (event.data.includes('"session"')) void askWhy();
  };
  const open = (): void => {
    source = new EventSource('/api/live');
    source.addEventListener('ready', ready);
    source.addEventListener('reset', () => (ready(), refreshAll()));
    source.addEventListener('journal', hear);
    source.addEventListener('end', ended);
    source.addEventListener('error', broken);
  };
  const close = (): void => source?.close();
  const forgetLapse = sessionLapsed.subscribe(() => {
    if (!sessionLapsed.read() && source?.readyState === EventSource.CLOSED) reopen();
  });

  noteLive('opening');
  open();
  return () => {
    isOver = true;
    for (const timer of Object.values(timers)) clearTimeout(timer);
    forgetLapse();
    close();
    noteLive('off');
  };
}

/** What a message names; null when it is not ours. */
export function newsIn(data: string): News | null {
  try {
    const news: unknown = JSON.parse(data);
    if (typeof news !== 'object' || news === null || !('subjectKind' in news) || typeof news.subjectKind !== 'string') return null;
    return { subjectKind: news.subjectKind, subjectId: 'subjectId' in news ? String(news.subjectId) : '' };
  } catch {
    return null;
  }
}
