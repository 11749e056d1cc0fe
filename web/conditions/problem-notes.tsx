import { sayProblem, type ConditionProblem } from '@zhidan/core/conditions/condition-problem.ts';
import { useLanguage, useWords } from '../lib/words.ts';
import styles from './conditions.module.css';
import { conditionsWords } from './conditions-words.ts';
import { useEditorScope } from './editor-scope.ts';

/** What is wrong with a line and what to do, under the line. `missing`: the name of a field that has no value yet. */
export function ProblemNotes({ at, missing }: Readonly<{ at: (path: string) => boolean; missing?: string | undefined }>) {
  const t = useWords(conditionsWords);
  const language = useLanguage();
  const { problems } = useEditorScope();
  const found = problems.filter(({ path }) => at(path));
  if (found.length === 0) return null;
  // what is only missing is said in plain words: the form that programs write is nobody's concern here
  const textOf = (problem: ConditionProblem): string =>
    missing !== undefined && problem.code === 'wrong_value'
      ? t('value.missing', { field: missing })
      : sayProblem({ ...problem, path: '' }, language);
  return (
    <ul className={styles.problems} role="status">
      {[...new Set(found.map(textOf))].map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
