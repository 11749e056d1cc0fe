import type { ConditionProblem } from '@zhidan/core/conditions/condition-problem.ts';
import { fieldIn, isKnownAt, type Field, type FieldScope } from '@zhidan/core/conditions/field.ts';
import type { Place } from '@zhidan/core/conditions/place.ts';
import { createContext, useContext } from 'react';

export type Choice = Readonly<{ value: string; label: string }>;

/** Values that a page knows of fields whose catalogue row lists none: shops, provinces, carriers. By field key. */
export type FieldChoices = Readonly<Record<string, readonly Choice[]>>;

/** What every line of an editor knows. */
export type EditorScope = Readonly<{
  place: Place;
  /** the fields that stand here: of the record, or of an item of a list */
  fields: FieldScope;
  /** inside a list there are no lists */
  isInList: boolean;
  choices: FieldChoices;
  problems: readonly ConditionProblem[];
  /** puts the focus on a line once it is drawn */
  focusAt: (path: string) => void;
}>;

const scopeContext = createContext<EditorScope | null>(null);

export const EditorScopeProvider = scopeContext.Provider;

export function useEditorScope(): EditorScope {
  const scope = useContext(scopeContext);
  if (!scope) throw new Error('useEditorScope: there is no condition editor around this');
  return scope;
}

/** The fields that may be asked here: known by now, in the order of the catalogue. */
export function askableFields({ fields, place }: Pick<EditorScope, 'fields' | 'place'>): readonly (readonly [string, Field])[] {
  return Object.entries(fields).filter(([, { since }]) => isKnownAt(since, place.moment));
}

export function fieldOf({ fields }: Pick<EditorScope, 'fields'>, key: string): Field | undefined {
  return fieldIn(fields, key);
}

export function joined(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}
