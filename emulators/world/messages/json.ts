import type { EmulatedAnswer } from '../platform.ts';

export const jsonReply = (value: object, status = 200): EmulatedAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

/** The object in a body; null: it holds none. */
export function objectOf(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

export const inner = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;

export const textIn = (value: unknown, key: string): string => {
  const found = inner(value, key);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
};

/** The address of the first link in Markdown, without it the text stands alone. */
export function linkIn(markdown: string): Readonly<{ text: string; url: string | null }> {
  const [whole, url] = /\[[^\]]*\]\((https?:[^)\s]+)\)/u.exec(markdown) ?? [];
  return whole === undefined ? { text: markdown, url: null } : { text: markdown.replace(whole, '').trim(), url: url ?? null };
}
