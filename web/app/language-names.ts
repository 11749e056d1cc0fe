import type { Language } from '@zhidan/core/kernel/words.ts';

/** Each language by its own name, so that whoever cannot read this page finds theirs. */
export const languageNames: { value: Language; label: string }[] = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
];
