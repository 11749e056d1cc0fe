import { languages, say, type Language, type Words, type WordValues } from '@zhidan/core/kernel/words.ts';
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

/** The texts of one web module: key → every language. A missing language does not compile. */
export type WordsTable<Key extends string = string> = Readonly<{ name: string; rows: Readonly<Record<Key, Words>> }>;

/** A pair `thing_one`, `thing_other` is asked for as `thing` with a `count`. */
type PluralKey<Key extends string> = Key extends `${infer Stem}_other` ? Stem : never;

/** The text for a key of the table; an unknown key does not compile. */
export type Say<Key extends string> = (key: Key | PluralKey<Key>, values?: WordValues) => string;

export function wordsTable<const Rows extends Readonly<Record<string, Words>>>(
  name: string,
  rows: Rows,
): Readonly<{ name: string; rows: Rows }> {
  return { name, rows };
}

/** Starts i18next in one language; tables join when the page that uses them is loaded. */
export function startWords(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    interpolation: { prefix: '{', suffix: '}', escapeValue: false }, // the same marks as core's `say`; React escapes
    react: { useSuspense: false },
  });
  document.documentElement.lang = language;
}

export function speak(language: Language): void {
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

export function useLanguage(): Language {
  return languageOf(useTranslation().i18n.language);
}

/** The words of a module in the reader's language. */
export function useWords<Key extends string>(table: WordsTable<Key>): Say<Key> {
  join(table);
  const { t } = useTranslation(table.name);
  return t as unknown as Say<Key>;
}

/** Says texts that come from tables of core: permissions, events, settings. */
export function useSay(): (words: Words, values?: WordValues) => string {
  const language = useLanguage();
  return (words, values) => say(words, language, values);
}

/** Several names in one line, with the comma of the language: `甲、乙`, `a, b`. */
export function useListText(): (names: readonly string[]) => string {
  const comma = useLanguage() === 'zh-CN' ? '、' : ', ';
  return (names) => names.join(comma);
}

export function languageOf(text: string): Language {
  return languages.find((language) => language === text) ?? 'zh-CN';
}

function join(table: WordsTable): void {
  if (i18next.hasResourceBundle('zh-CN', table.name)) return;
  for (const language of languages) {
    const texts = Object.fromEntries(Object.entries(table.rows).map(([key, words]) => [key, words[language]]));
    i18next.addResourceBundle(language, table.name, texts, false, true);
  }
}
