import type { DeskAnswer } from '@zhidan/core/desk/desk-api.ts';
import { questionKinds } from '@zhidan/core/desk/answer-row.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import { CopyOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useSay, useWords } from '../lib/words.ts';
import { languageNames } from '../ui/language-names.ts';
import { deskWords } from './desk-words.ts';
import styles from './desk.module.css';

type AnswerListProps = Readonly<{
  answers: readonly DeskAnswer[];
  language: Language;
  onLanguage: (language: Language) => void;
  onCopy: (answer: DeskAnswer) => void;
}>;

/** What to say to the buyer, in the buyer's language; one press copies it. */
export function AnswerList({ answers, language, onLanguage, onCopy }: AnswerListProps) {
  const t = useWords(deskWords);
  const say = useSay();
  return (
    <section className={styles.answers} aria-label={t('answer.title')}>
      <header className={styles.line}>
        <h3>{t('answer.title')}</h3>
        <Segmented size="small" aria-label={t('answer.language')} value={language} options={languageNames} onChange={onLanguage} />
      </header>
      <ol>
        {answers.map((answer, place) => (
          <li key={`${answer.code}-${place}`}>
            <kbd>{place === 0 ? 'C' : place + 1}</kbd>
            <span lang={language}>{answer.words[language]}</span>
            <Button
              size="small"
              type={place === 0 ? 'primary' : 'default'}
              icon={<CopyOutlined />}
              aria-label={`${say(questionKinds[answer.kind])} ${place + 1}`}
              onClick={() => onCopy(answer)}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
