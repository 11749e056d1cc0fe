import { languages, type Language } from '@zhidan/core/kernel/words.ts';

/** The best of our languages for an Accept-Language header; Chinese when it asks for none of them. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((wish) => {
      const [tag = '', quality = ''] = wish
        .trim()
        .toLowerCase()
        .split(/;\s*q=/);
      return { tag, quality: quality === '' ? 1 : Number(quality) || 0 };
    })
    .toSorted((a, b) => b.quality - a.quality);
  for (const { tag, quality } of wishes) {
    const match = languages.find((language) => tag.split('-')[0] === language.split('-')[0]);
    if (match && quality > 0) return match;
  }
  return 'zh-CN';
}
