import type { Scope } from '@zhidan/core/kernel/caller.ts';
import { Segmented, Select } from 'antd';
import { useListText, useWords } from '../lib/words.ts';
import { identityWords } from './identity-words.ts';
import styles from './identity.module.css';

type ScopeFieldProps = Readonly<{ value?: Scope; onChange?: (scope: Scope) => void; id?: string }>;

/** All shops (or warehouses), or only the named ones. */
export function ScopeField({ value = 'all', onChange, id }: ScopeFieldProps) {
  const t = useWords(identityWords);
  const isAll = value === 'all';
  return (
    <div className={styles.scope} id={id}>
      <Segmented
        value={isAll ? 'all' : 'named'}
        options={[
          { value: 'all', label: t('scope.all') },
          { value: 'named', label: t('scope.named') },
        ]}
        onChange={(choice) => onChange?.(choice === 'all' ? 'all' : [])}
      />
      {!isAll && (
        <Select
          mode="tags"
          className={styles.scopeNames}
          value={[...value]}
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', '，', ' ', '\n']}
          placeholder={t('scope.hint')}
          onChange={(names) => onChange?.(names)}
        />
      )}
    </div>
  );
}

export function ScopeText({ scope }: { scope: Scope }) {
  const t = useWords(identityWords);
  const listText = useListText();
  if (scope === 'all') return t('scope.all');
  return scope.length === 0 ? t('scope.none') : listText(scope);
}
