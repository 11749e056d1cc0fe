import { readingProblem } from '@zhidan/core/channels/shop/reading-problem.ts';
import { useSay } from '../../lib/words.ts';
import styles from '../channels.module.css';

/** Why a document could not be read; the reader's own words on hover. */
export function ProblemText({ problem }: { problem: string }) {
  const say = useSay();
  const { words, field } = readingProblem(problem);
  return (
    <span className={styles.error} title={problem}>
      {say(words, { field })}
    </span>
  );
}
