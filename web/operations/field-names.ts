import { permissions } from '@zhidan/core/identity/permission.ts';
import { maskableFields } from '@zhidan/core/identity/role.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { useSay, useWords } from '../lib/words.ts';
import { fieldWords } from './field-words.ts';
import { valueWords } from './value-words.ts';

const codes: Readonly<Record<string, Words>> = { ...permissions, ...maskableFields };

/** Words for the fields and coded values of journaled things; what nobody has named stays as it is. */
export function useFieldNames() {
  const field = useWords(fieldWords);
  const value = useWords(valueWords);
  const say = useSay();
  const isField = (name: string): name is keyof typeof fieldWords.rows => name in fieldWords.rows;
  const isValue = (name: string): name is keyof typeof valueWords.rows => name in valueWords.rows;
  return {
    /** by its whole path, then by its last part */
    fieldName: (path: string): string => [path, path.split('.').at(-1) ?? ''].filter(isField).map((name) => field(name))[0] ?? path,
    valueName: (text: string): string => {
      if (isValue(text)) return value(text);
      return codes[text] ? say(codes[text]) : text;
    },
  };
}
