import type { StopReason } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { useState } from 'react';
import styles from '../floor.module.css';
import { play, type Sound } from './sounds.ts';

/** What the last scan came to, for people who stand two steps away. */
export type Feedback = Readonly<{
  tone: 'ready' | Sound;
  title: string;
  lesson?: string;
  /** large, at the right: pieces counted, grams */
  figure?: string;
  /** a parcel that must not go on */
  stopped?: Stopped;
}>;

/** A parcel that must not go on, and why; `said`: where only a sentence is known. */
export type Stopped = Readonly<{ fulfillmentOrderId: string; no: string; reasons: readonly StopReason[]; said?: string }>;

/** A sentence as feedback: what happened large, what to do below it. */
export function alarmOf(tone: 'bad' | 'stop', text: string, advice = ''): Feedback {
  const [, title = text, rest = ''] = /^(.+?(?:[。！]|[.:](?=\s)))\s*(.*)$/su.exec(text) ?? [];
  const lesson = [rest, advice].filter(Boolean).join(' ');
  return { tone, title, ...(lesson ? { lesson } : {}) };
}

/** The feedback of a desk; telling it is heard and seen. */
export function useFeedback(): Readonly<{ feedback: Feedback | null; tell: (feedback: Feedback) => void; clear: () => void }> {
  const [feedback, setFeedback] = useState<Feedback | null>(null);
  const tell = (told: Feedback): void => {
    if (told.tone !== 'ready') play(told.tone);
    setFeedback(told);
  };
  return { feedback, tell, clear: () => setFeedback(null) };
}

export function ScanFeedback({ feedback }: { feedback: Feedback }) {
  const { tone, title, lesson, figure } = feedback;
  const isAlarm = tone === 'bad' || tone === 'stop';
  return (
    <output className={styles.feedback} data-tone={tone} {...(isAlarm ? { role: 'alert' } : {})}>
      <span className={styles.feedbackWords}>
        <strong>{title}</strong>
        {lesson && <span>{lesson}</span>}
      </span>
      {figure && <span className={styles.feedbackFigure}>{figure}</span>}
    </output>
  );
}
