import styles from '../audit.module.css';
import { markedParts } from './marked-parts.ts';

/** A text with the words that a rule found in it marked. */
export function MarkedText({ text, words }: Readonly<{ text: string; words: readonly string[] }>) {
  return (
    <>
      {markedParts(text, words).map((part, index) =>
        part.isFound ? (
          <mark key={index} className={styles.found}>
            {part.text}
          </mark>
        ) : (
          part.text
        ),
      )}
    </>
  );
}
