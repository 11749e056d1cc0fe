import { languages, type Language } from '@zhidan/core/kernel/words.ts';
import { choicePreference } from '../lib/preference.ts';

/** Each language by its own name, so that whoever cannot read this page finds theirs. */
export const languageNames: { value: Language; label: string }[] = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
];

/** The language before anybody is known; afterwards the person's own. */
export const languagePreference = choicePreference<Language>('language', languages, 'zh-CN');
