import type { Language } from '@zhidan/core/kernel/words.ts';
import { Marked } from 'marked';

/** Where a page's links and pictures lie in the product: null for what it does not hold, which is then plain text. */
export type Places = Readonly<{ link(target: string): string | null; picture(name: string): string | null }>;

const englishPart = '## English';
const toEnglish = ' · [English](#english)';

/** The part of a handbook page in one language: Chinese first, English under its own heading; a page in one language is for both. */
export function partOf(markdown: string, language: Language): string {
  const lines = markdown.split('\n');
  const at = lines.indexOf(englishPart);
  if (at === -1) return markdown;
  return (language === 'en' ? lines.slice(at + 1) : lines.slice(0, at)).join('\n').replace(toEnglish, '').trim();
}

/** A page of our own docs as HTML; nobody else's text comes here. */
export function handbookHtml(markdown: string, { link, picture }: Places): string {
  const marked = new Marked({
    async: false,
    renderer: {
      heading({ depth, text, tokens }) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        const to = link(href);
        return to === null ? words : `<a href="${to}">${words}</a>`;
      },
      image({ href, text }) {
        const source = picture(href);
        return source === null ? '' : `<img src="${source}" alt="${text}" loading="lazy" />`;
      },
    },
  });
  return marked.parse(markdown, { async: false });
}

/** As links of the pages name their headings. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
