import { handbookPageCodes, type HandbookPageCode } from './handbook-page-code.ts';

const texts = import.meta.glob<string>('../../../docs/{roles/*,operating}.md', { query: '?raw', import: 'default' });
const pictures = import.meta.glob<string>('../../../docs/pictures/*.webp', { query: '?url', import: 'default', eager: true });

const pathOf = (page: HandbookPageCode): string => `../../../docs/${page === 'operating' ? page : `roles/${page}`}.md`;

/** The text of a page as it lies in docs. @throws when there is none, which its test would show */
export async function textOf(page: HandbookPageCode): Promise<string> {
  const load = texts[pathOf(page)];
  if (!load) throw new Error(`docs/ has no page ${page}`);
  return load();
}

/** `../pictures/x.webp` of a page, as the browser fetches it. */
export const pictureAt = (path: string): string | null => pictures[`../../../docs/${path.replace(/^(?:\.\.\/)+/u, '')}`] ?? null;

/** `../operating.md#backup` or `owner.md` of a page, as an address of the product. */
export function pageAt(target: string): string | null {
  const [, name, anchor] = /^(?:\.\.\/)*(?:docs\/)?(?:roles\/)?([a-z-]+)\.md(#.*)?$/u.exec(target) ?? [];
  const page = handbookPageCodes.find((one) => one === name);
  return page ? `/handbook?page=${page}${anchor ?? ''}` : null;
}
