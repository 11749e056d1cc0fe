import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { useWords } from '../lib/words.ts';
import { diffFields } from './diff-fields.ts';
import styles from './diff-view.module.css';
import { uiWords } from './ui-words.ts';

type DiffViewProps = Readonly<{
  before: JsonObject | null;
  after: JsonObject | null;
  /** turns a field path, and a value that is a code, into words where there are any */
  nameOf?: (path: string) => string;
  valueOf?: (value: string, path: string) => string;
}>;

/** Before and after, field by field; only what changed. In a list only the items that came or went are marked. */
export function DiffView({ before, after, nameOf, valueOf = (value) => value }: DiffViewProps) {
  const t = useWords(uiWords);
  const changes = diffFields(before, after);
  if (changes.length === 0) return <p className={styles.same}>{t('diff.same')}</p>;
  return (
    <table className={styles.diff}>
      <thead>
        <tr>
          <th scope="col">{t('diff.field')}</th>
          <th scope="col">{t('diff.before')}</th>
          <th scope="col">{t('diff.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.path}>
            <th scope="row">{nameOf?.(change.path) ?? change.path}</th>
            <td>
              <Side
                mark="del"
                texts={textsOf(change.before)}
                other={textsOf(change.after)}
                valueOf={(value) => valueOf(value, change.path)}
              />
            </td>
            <td>
              <Side
                mark="ins"
                texts={textsOf(change.after)}
                other={textsOf(change.before)}
                valueOf={(value) => valueOf(value, change.path)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type SideProps = Readonly<{ mark: 'del' | 'ins'; texts: readonly string[]; other: readonly string[]; valueOf: (value: string) => string }>;

/** One side of a change, an item a line; what the other side has too is not marked. */
function Side({ mark: Mark, texts, other, valueOf }: SideProps) {
  const t = useWords(uiWords);
  if (texts.length === 0) return <span className={styles.same}>{t('diff.empty')}</span>;
  return texts.map((text) => (
    <div key={text}>{other.includes(text) ? <span className={styles.kept}>{valueOf(text)}</span> : <Mark>{valueOf(text)}</Mark>}</div>
  ));
}

/** A value as texts, one an item; none for an empty value. */
export function textsOf(value: Json | undefined): string[] {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((part: Json) => textsOf(part));
  return [typeof value === 'object' ? JSON.stringify(value) : String(value)];
}
