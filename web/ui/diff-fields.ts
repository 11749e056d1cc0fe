import { canonicalJson, type Json, type JsonObject } from '@zhidan/core/kernel/canonical-json.ts';

/** One field of a change; undefined where the field did not exist. */
export type FieldChange = Readonly<{ path: string; before: Json | undefined; after: Json | undefined }>;

/** The fields that differ, nested ones by dotted path, in the order of the newer document. Lists count as one value. */
export function diffFields(before: JsonObject | null, after: JsonObject | null): FieldChange[] {
  const left = new Map(leaves(before ?? {}));
  const right = new Map(leaves(after ?? {}));
  return [...new Set([...right.keys(), ...left.keys()])]
    .map((path) => ({ path, before: left.get(path), after: right.get(path) }))
    .filter((change) => !isSame(change.before, change.after));
}

function leaves(value: JsonObject, path = ''): [string, Json][] {
  return Object.entries(value).flatMap(([key, part]): [string, Json][] => {
    const here = path ? `${path}.${key}` : key;
    return isObject(part) && Object.keys(part).length > 0 ? leaves(part, here) : [[here, part]];
  });
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(left: Json | undefined, right: Json | undefined): boolean {
  return left === right || (left !== undefined && right !== undefined && canonicalJson(left) === canonicalJson(right));
}
