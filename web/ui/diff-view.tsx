import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { useWords } from '../lib/words.ts';
import { diffFields } from './diff-fields.ts';
import styles from './diff-view.module.css';
import { uiWords } from './ui-words.ts';

/** Before and after, field by field; only what changed. `nameOf` turns a field path into words where there are any. */
export function DiffView({
  before,
  after,
  nameOf,
}: {
  before: JsonObject | null;
  after: JsonObject | null;
  nameOf?: (path: string) => string;
}) {
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
            <td data-label={t('diff.before')}>
              <del>{valueText(change.before, t('diff.empty'))}</del>
            </td>
            <td data-label={t('diff.after')}>
              <ins>{valueText(change.after, t('diff.empty'))}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function valueText(value: Json | undefined, empty: string): string {
  if (value === undefined || value === null || value === '') return empty;
  if (Array.isArray(value)) return value.length === 0 ? empty : value.map((part) => valueText(part, empty)).join('\n');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
