import type { ImportView } from '@zhidan/core/imports/api.ts';
import { problemWords, skipWords } from '@zhidan/core/imports/row-problem.ts';
import { useSay, useWords } from '../../lib/words.ts';
import styles from '../imports.module.css';
import { importsWords } from '../imports-words.ts';

type Row = ImportView['preview']['rows'][number];

type PreviewTableProps = { headings: readonly string[]; rows: readonly Row[]; hasReasons?: boolean };

/** Rows as they stand in the file; the cells that are wrong are red, and each says why and what to do. */
export function PreviewTable({ headings, rows, hasReasons = false }: PreviewTableProps) {
  const t = useWords(importsWords);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by keyboard
    <div className={styles.previewBox} tabIndex={0} role="region" aria-label={t(hasReasons ? 'preview.errors' : 'preview.rows')}>
      <table className={styles.preview}>
        <thead>
          <tr>
            <th scope="col">{t('preview.number')}</th>
            {hasReasons && <th scope="col">{t('preview.reason')}</th>}
            {headings.map((heading, at) => (
              // headings may stand twice in a file
              // oxlint-disable-next-line react/no-array-index-key -- columns have no other name and never move
              <th key={at} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PreviewRow key={row.number} row={row} headings={headings} hasReasons={hasReasons} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PreviewRow({ row, headings, hasReasons }: { row: Row; headings: readonly string[]; hasReasons: boolean }) {
  const say = useSay();
  const bad = new Set(row.problems.map(({ column }) => column));
  const skip = row.skip === null ? null : say(skipWords[row.skip]);
  return (
    <tr data-row data-bad={row.problems.length > 0} data-skipped={row.skip !== null} title={skip ?? undefined}>
      <th scope="row">{row.number}</th>
      {hasReasons && (
        <td className={styles.reason}>
          {row.problems.map(({ code, column, value }) => (
            <p key={`${code}-${column}`}>{say(problemWords[code], { column, value })}</p>
          ))}
        </td>
      )}
      {headings.map((heading, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- columns have no other name and never move
        <td key={at} data-bad={bad.has(heading)}>
          {row.cells[at]}
        </td>
      ))}
    </tr>
  );
}
