/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A json object, as stored in a jsonb column. */
export type JsonObject = { readonly [key: string]: Json };

/**
 * One text for one meaning: keys sorted, no blanks, the same after a round trip through PostgreSQL jsonb.
 * Texts must be storable as `toJson` makes them: jsonb refuses U+0000 and half surrogate pairs.
 * @throws TypeError on a number that JSON cannot say (NaN, infinity)
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return JSON.stringify(sayableNumber(value));
  if (typeof value === 'string') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)); // by UTF-16 unit, whatever the locale
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}

/**
 * Plain data as jsonb can hold it: undefined dropped, dates as text, what has a `toJSON` by its answer,
 * no NUL and no half surrogate pair in any text or key.
 * @throws TypeError on what would be lost without a word: NaN, infinity, bigint, Map, Set
 */
export function toJson(value: unknown): Json {
  const text = JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'number') return sayableNumber(part);
    if (part instanceof Map || part instanceof Set) throw new TypeError('toJson: a Map or Set has no JSON; pass an array or an object');
    return part;
  }) as string | undefined; // JSON.stringify answers undefined for undefined and for functions
  return text === undefined ? null : storable(JSON.parse(text) as Json);
}

/** PostgreSQL stores neither U+0000 nor half a surrogate pair; both become U+FFFD, so that nothing else is lost. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}

function storable(value: Json): Json {
  if (typeof value === 'string') return storableText(value);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(storable);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [storableText(key), storable(member)]));
}

function sayableNumber(value: number): number {
  if (!Number.isFinite(value)) throw new TypeError(`canonicalJson: ${value} is no JSON number`);
  return value === 0 ? 0 : value; // jsonb knows no minus zero
}

/** Array.isArray does not narrow a readonly array. */
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
