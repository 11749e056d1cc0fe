import type { ImportMapping } from '@zhidan/core/imports/import-mapping.ts';
import { importStatusCodes, importStatuses, type ImportStatus } from '@zhidan/core/imports/import-status.ts';
import { Select } from 'antd';
import { useSay, useWords } from '../../lib/words.ts';
import styles from '../imports.module.css';
import { importsWords } from '../imports-words.ts';

type StatusWordsProps = { unknown: Readonly<Record<string, number>>; draft: ImportMapping; onChange: (next: ImportMapping) => void };

/** Status words of the file that nobody knows yet, and what the merchant says they mean. */
export function StatusWords({ unknown, draft, onChange }: StatusWordsProps) {
  const t = useWords(importsWords);
  const say = useSay();
  const words = [...new Set([...Object.keys(unknown), ...Object.keys(draft.statusWords)])];
  if (words.length === 0) return null;
  const choose = (word: string, status?: ImportStatus): void => {
    const { [word]: _before, ...others } = draft.statusWords;
    onChange({ ...draft, statusWords: status ? { ...others, [word]: status } : others });
  };
  return (
    <fieldset className={styles.statusWords}>
      <legend className={styles.factName}>{t('mapping.statusWords')}</legend>
      {words.map((word) => (
        <div key={word}>
          <span>{t('mapping.statusWord', { word, count: unknown[word] ?? 0 })}</span>
          <Select
            aria-label={t('mapping.statusWord', { word, count: unknown[word] ?? 0 })}
            className={styles.columnField}
            allowClear
            value={draft.statusWords[word]}
            options={importStatusCodes.map((status) => ({ value: status, label: say(importStatuses[status].words) }))}
            onChange={(status?: ImportStatus) => choose(word, status)}
          />
        </div>
      ))}
    </fieldset>
  );
}
