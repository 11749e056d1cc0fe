import { consequenceWords, type Consequence } from '@zhidan/core/requests/consequence.ts';
import { useSay } from '../lib/words.ts';
import styles from './requests.module.css';

/** What carrying a request out means, one sentence each. */
export function ConsequenceList({ consequences }: { consequences: readonly Consequence[] }) {
  const say = useSay();
  if (consequences.length === 0) return null;
  return (
    <ul className={styles.consequences}>
      {consequences.map(({ code, values }, index) => (
        <li key={`${code} ${index}`}>{say(consequenceWords[code], values)}</li>
      ))}
    </ul>
  );
}
