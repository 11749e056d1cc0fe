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
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return String(sayableNumber(value));
  if (value === null || typeof value === 'boolean') return String(value);
  // by loops, because each entry of the journal passes here
  if (isList(value)) {
    let items = '';
    for (const item of value) items += `${items === '' ? '' : ','}${canonicalJson(item)}`;
    return `[${items}]`;
  }
  let members = '';
  // sorted by UTF-16 unit, whatever the locale
  for (const key of Object.keys(value).toSorted())
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`;
  return `{${members}}`;
}

/**
 * Plain data as jsonb can hold it: undefined dropped, dates as text, what has a `toJSON` by its answer,
 * no NUL and no half surrogate pair in any text or key.
 * @throws TypeError on what would be lost without a word: NaN, infinity, bigint, Map, Set
 */
export function toJson(value: unknown): Json {
  return plain(value) ?? null;
}

/** Undefined for what JSON leaves out. Written out because it stands on the busiest roads: three times as fast as by text and back. */
function plain(value: unknown): Json | undefined {
  if (typeof value === 'string') return storableText(value);
  if (typeof value === 'number') return sayableNumber(value);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') throw new TypeError('toJson: a bigint has no JSON; pass a number or a text');
  if (typeof value !== 'object') return undefined;
  if (value instanceof Map || value instanceof Set) throw new TypeError('toJson: a Map or Set has no JSON; pass an array or an object');
  if (Array.isArray(value)) return Array.from(value, (part) => plain(part) ?? null);
  if ('toJSON' in value && typeof value.toJSON === 'function') return plain(value.toJSON());
  const members: [string, Json][] = [];
  for (const [key, part] of Object.entries(value)) {
    const member = plain(part);
    if (member !== undefined) members.push([storableText(key), member]);
  }
  return Object.fromEntries(members);
}

/** PostgreSQL stores neither U+0000 nor half a surrogate pair; both become U+FFFD, so that nothing else is lost. */
export function storableText(text: string): string {
  return text.isWellFormed() && !text.includes('\u0000') ? text : text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}

function sayableNumber(value: number): number {
  if (!Number.isFinite(value)) throw new TypeError(`canonicalJson: ${value} is no JSON number`);
  return value === 0 ? 0 : value; // jsonb knows no minus zero
}

/** Array.isArray does not narrow a readonly array. */
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
