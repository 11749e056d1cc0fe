import { read, type Part } from '../../channels/part.ts';
import type { Json } from '../../kernel/canonical-json.ts';

/** A list as it may be written: plain, or as the only list inside an object (`{"modules":{"any_name":[…]}}`). */
export function rowsIn(part: Part, name: string): readonly Part[] {
  const inner = innerName(part.fields[name]);
  return inner === null ? read.parts(part, name) : read.parts(read.part(part, name), inner);
}

/** The same for texts: `{"customer_code_list":{"string":["1","2"]}}`. */
export function textsIn(part: Part, name: string): readonly string[] {
  const inner = innerName(part.fields[name]);
  return inner === null ? read.texts(part, name) : read.texts(read.part(part, name), inner);
}

function innerName(value: Json | undefined): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.entries(value).find(([, member]) => Array.isArray(member))?.[0] ?? 'none';
}
