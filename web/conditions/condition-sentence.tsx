import type { Condition } from '@zhidan/core/conditions/condition.ts';
import type { Place } from '@zhidan/core/conditions/place.ts';
import { sentence } from '@zhidan/core/conditions/sentence.ts';
import { languages, type Language } from '@zhidan/core/kernel/words.ts';
import { useWords } from '../lib/words.ts';
import styles from './conditions.module.css';
import { conditionsWords } from './conditions-words.ts';

type ConditionSentenceProps = Readonly<{
  condition: Condition;
  place: Place;
  /** the whole rule, when the condition is a part of one */
  say?: (language: Language) => string;
}>;

/** What is being written, read aloud in both languages. */
export function ConditionSentence({ condition, place, say }: ConditionSentenceProps) {
  const t = useWords(conditionsWords);
  return (
    <section className={styles.sentence} aria-label={t('sentence.title')} aria-live="polite">
      {languages.map((language) => (
        <p key={language} lang={language}>
          {said(() => (say ? say(language) : sentence(condition, place, language)))}
        </p>
      ))}
    </section>
  );
}

/** A value that is half typed may not be sayable yet. */
function said(speak: () => string): string {
  try {
    return speak();
  } catch (fault) {
    if (fault instanceof RangeError) return '…';
    throw fault;
  }
}
