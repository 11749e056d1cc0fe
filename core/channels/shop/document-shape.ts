import type { Json, JsonObject } from '../../kernel/canonical-json.ts';

/** Longer texts are cut: what is odd about a text stands at its beginning. */
const shownLength = 80;

/**
 * The fields of a document with what they hold made unrecognisable: digits and numbers become 0, Latin letters a, other letters 字.
 * Shows that an amount has a comma or a time has no zone, and nothing about people.
 */
export function documentShape(document: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [keyShape(name), valueShape(value)]));
}

function valueShape(value: Json): Json {
  if (typeof value === 'string') return textShape(value);
  if (typeof value === 'number') return 0;
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? value.map((member: Json) => valueShape(member)) : documentShape(value as JsonObject);
}

function textShape(text: string): string {
  const shape = text
    .slice(0, shownLength)
    .replace(/\p{Nd}/gu, '0')
    .replace(/[a-z]/giu, 'a')
    .replace(/(?!a)\p{L}/gu, '字');
  return text.length > shownLength ? `${shape}…` : shape;
}

/** Names of fields are the platform's, but a map may be keyed by order numbers or names. */
const keyShape = (name: string): string => (/^[a-z_][\w.-]*$/iu.test(name) && !/\d{4}/u.test(name) ? name : textShape(name));
