import { personChanged } from '@zhidan/core/identity/identity-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { savePersonLanguage } from '../people/person-store.ts';
import { callerPerson } from './caller-person.ts';

/** Sets the language in which the caller reads the product. */
export async function changeLanguage(tx: Tx, { by, now, language }: Asked<{ language: Language }>): Promise<{ done: true }> {
  const personId = callerPerson(by);
  if (language === by.language) return { done: true };
  await savePersonLanguage(tx, personId, language);
  await emit(tx, { by, now }, [
    personChanged({ subjectId: personId, payload: {}, before: { language: by.language }, after: { language } }),
  ]);
  return { done: true };
}
