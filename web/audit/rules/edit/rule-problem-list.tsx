import type { RuleProblem } from '@zhidan/core/audit/rule-problems.ts';
import { useSay } from '../../../lib/words.ts';
import styles from '../../audit.module.css';

/** What is wrong with one part of a rule; the place is plain from where it stands, so it is not said. */
export function RuleProblems({ problems, path }: Readonly<{ problems: readonly RuleProblem[]; path: string }>) {
  const say = useSay();
  const found = problems.filter((problem) => problem.path === path || problem.path.startsWith(`${path}.`));
  if (found.length === 0) return null;
  return (
    <ul className={styles.problems} role="status">
      {found.map((problem) => (
        <li key={problem.path}>{say(problem.words).replace(/^[\w.]+[：:] ?/u, '')}</li>
      ))}
    </ul>
  );
}
