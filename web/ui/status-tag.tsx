import styles from './status-tag.module.css';

/** What a state means to a person: all well, in motion, needs a look, wrong, at rest. */
export type Tone = 'good' | 'moving' | 'warn' | 'bad' | 'quiet';

/** A state as a dot and a word; the colour is never the only sign. */
export function StatusTag({ tone, text }: { tone: Tone; text: string }) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {text}
    </span>
  );
}
