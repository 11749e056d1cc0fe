/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A json object, as stored in a jsonb column. */
export type JsonObject = { readonly [key: string]: Json };

/**
 * One text for one meaning: keys sorted, no blanks, the same after a round trip through PostgreSQL jsonb.
 * @throws TypeError on a number that JSON cannot say (NaN, infinity)
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`canonicalJson: ${value} is no JSON number`);
    return JSON.stringify(value === 0 ? 0 : value);
  }
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const object = value as JsonObject;
  const keys = Object.keys(object).toSorted();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key] as Json)}`).join(',')}}`;
}

/** Plain data as jsonb can hold it: undefined dropped, dates as text, no NUL and no lone surrogate in any text. */
export function toJson(value: unknown): Json {
  const text = JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storableText(part) : part));
  return text === undefined ? null : (JSON.parse(text, (_key, part: unknown) => part) as Json);
}

/** PostgreSQL stores neither U+0000 nor half a surrogate pair; both become U+FFFD, so that nothing else is lost. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}
