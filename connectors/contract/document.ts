import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** The document, every part of it frozen: writing to it throws. */
export function frozen(document: JsonObject): JsonObject {
  const freeze = (value: Json): Json => {
    if (value !== null && typeof value === 'object') Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  return freeze(structuredClone(document)) as JsonObject;
}

/** The document as a jsonb column gives it back: shorter names first, then by letter. */
export function inDatabaseOrder(document: JsonObject): JsonObject {
  const turn = (value: Json): Json => {
    if (value === null || typeof value !== 'object') return value;
    if (isList(value)) return value.map(turn);
    const names = Object.keys(value).toSorted((left, right) => left.length - right.length || (left < right ? -1 : 1));
    return Object.fromEntries(names.map((name) => [name, turn(value[name] ?? null)]));
  };
  return turn(document) as JsonObject;
}

/** The way to every value of the document, lists and objects before what is in them. */
export function valuePaths(document: JsonObject): readonly (readonly string[])[] {
  const walk = (value: Json, path: readonly string[]): (readonly string[])[] => [
    path,
    ...(value === null || typeof value !== 'object' ? [] : Object.entries(value).flatMap(([name, inner]) => walk(inner, [...path, name]))),
  ];
  return walk(document, []).slice(1);
}

/** A copy of the document with one value set. */
export function withValue(document: JsonObject, path: readonly string[], value: Json): JsonObject {
  const set = (inner: Json, [name, ...rest]: readonly string[]): Json => {
    if (name === undefined) return value;
    if (inner === null || typeof inner !== 'object') throw new Error(`the document has no part ${path.join('.')}`);
    if (isList(inner)) return inner.map((member, index) => (String(index) === name ? set(member, rest) : member));
    return { ...inner, [name]: set(inner[name] ?? null, rest) };
  };
  return set(document, path) as JsonObject;
}
