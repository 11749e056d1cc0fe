import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { speak, useLanguage } from '../lib/words.ts';
import { languageNames, languagePreference } from '../ui/language-names.ts';
import styles from './buyers.module.css';

/** What stands around a page for buyers: one column for a thumb, and the language. */
export function BuyerFrame({ title, children }: { title: string; children: ReactNode }) {
  const language = useLanguage();
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <h1>{title}</h1>
        <Segmented
          size="small"
          value={language}
          options={languageNames}
          onChange={(value) => {
            languagePreference.write(value);
            speak(value);
          }}
        />
      </header>
      {children}
    </main>
  );
}
