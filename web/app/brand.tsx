import { useWords } from '../lib/words.ts';
import { appWords } from './app-words.ts';
import styles from './brand.module.css';

/** The mark and the name. */
export function Brand({ size = 28, merchantName }: { size?: number; merchantName?: string }) {
  const t = useWords(appWords);
  return (
    <span className={styles.brand}>
      <img src="/mark.svg" width={size} height={size} alt="" />
      <span className={styles.names}>
        <img src="/wordmark.svg" height={Math.round(size * 0.62)} alt={t('brand.name')} className={styles.wordmark} />
        {merchantName && (
          <span className={styles.merchant} title={merchantName}>
            {merchantName}
          </span>
        )}
      </span>
    </span>
  );
}
