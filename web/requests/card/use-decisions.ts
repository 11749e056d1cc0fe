import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { refreshAnswers } from '../../lib/answers.ts';
import { newKey } from '../../lib/call.ts';
import { usePreference } from '../../lib/preference.ts';
import { useWords } from '../../lib/words.ts';
import { problemText } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { requestsWords } from '../requests-words.ts';
import { decisionQueue, flushDecisions, sendDecision, type Decision } from './decision-queue.ts';

const retryMs = 10_000;

const changed = new Set(['approval', 'request', 'order', 'fulfillment_order']);

/** Sends what was decided without a network as soon as there is one, and says what came of it. */
export function useKeptDecisions(): readonly Decision[] {
  const t = useWords(requestsWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const client = useQueryClient();
  const kept = usePreference(decisionQueue);
  const hasKept = kept.length > 0;
  const flush = useCallback((): void => {
    void flushDecisions((refused) => {
      if (refused) toast.warned(t('card.queuedRefused', { why: problemText(refused, ui) }));
      else toast.done(t('card.queuedDone'));
      void refreshAnswers(client, changed);
    });
  }, [client, t, toast, ui]);
  useEffect(() => {
    if (!hasKept) return undefined;
    if (navigator.onLine) flush();
    const timer = setInterval(flush, retryMs); // a network that is there may lead nowhere
    addEventListener('online', flush);
    return () => {
      clearInterval(timer);
      removeEventListener('online', flush);
    };
  }, [hasKept, flush]);
  return kept.map(({ decision }) => decision);
}

/** One tap is one key: pressed again while it is unsure whether it arrived, it is the same decision. */
export function useDecide() {
  const client = useQueryClient();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const key = useRef<Readonly<{ key: string; text: string }> | null>(null);
  const decide = async (decision: Decision, done: (outcome: 'sent' | 'kept') => void): Promise<void> => {
    if (isPending) return;
    const text = JSON.stringify(decision);
    if (key.current?.text !== text) key.current = { key: newKey(), text };
    setPending(true);
    setError(null);
    try {
      const { outcome } = await sendDecision(key.current.key, decision);
      done(outcome);
      if (outcome === 'sent') void refreshAnswers(client, changed);
    } catch (refused) {
      setError(refused as Error);
    } finally {
      setPending(false);
    }
  };
  return { decide, isPending, error };
}
