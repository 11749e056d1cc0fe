/** The languages of the interface. Chinese comes first; English is complete. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** One text in every language. A missing language does not compile. `{name}` marks a value to fill in. */
export type Words = Readonly<Record<Language, string>>;

export type WordValues = Readonly<Record<string, string | number>>;

/** The text in one language with its `{name}` marks filled in; a mark without a value stays visible. */
export function say(words: Words, language: Language, values: WordValues = {}): string {
  return words[language].replace(/\{(\w+)\}/g, (mark, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : mark));
}
