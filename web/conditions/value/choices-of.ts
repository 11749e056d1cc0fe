import type { Field } from '@zhidan/core/conditions/field.ts';
import { useSay } from '../../lib/words.ts';
import { useEditorScope, type Choice } from '../editor-scope.ts';

/** The values that a field is known to have: those of its catalogue row, else those that the page knows. */
export function useChoicesOf(key: string, { values }: Field): readonly Choice[] {
  const say = useSay();
  const { choices } = useEditorScope();
  if (values) return Object.entries(values).map(([value, words]) => ({ value, label: say(words) }));
  return choices[key] ?? [];
}

/** Whether other values than the known ones may be written. */
export const isOpenSet = ({ values, isOpen }: Field): boolean => values === undefined || isOpen === true;
