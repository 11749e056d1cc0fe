import * as identityEvents from '@zhidan/core/identity/identity-event.ts';
import { permissions } from '@zhidan/core/identity/permission.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { merchantSettings } from '@zhidan/core/operations/merchant-setting.ts';
import * as operationsEvents from '@zhidan/core/operations/operations-event.ts';
import { useSay, useWords } from '../lib/words.ts';
import { operationsWords } from './operations-words.ts';

/** Every event that can stand in the journal, with its words. A module that brings events adds its file here. */
const events = [...Object.values(identityEvents), ...Object.values(operationsEvents)].flatMap((exported) => ('type' in exported ? [exported.type] : []));

const wordsByName: ReadonlyMap<string, Words> = new Map(events.map(({ name, words }) => [name, words]));

export const eventNames: readonly string[] = [...wordsByName.keys()];
export const subjectKinds: readonly string[] = [...new Set(events.map(({ subjectKind }) => subjectKind))];

/** Names of what the journal mentions, for people. A thing of a newer version is called by its code. */
export function useJournalNames() {
  const t = useWords(operationsWords);
  const say = useSay();
  const known = (key: string, otherwise: string): string => (key in operationsWords.rows ? t(key as keyof typeof operationsWords.rows) : otherwise);
  return {
    eventName: (event: string): string => {
      const words = wordsByName.get(event);
      return words ? say(words) : event;
    },
    subjectKindName: (kind: string): string => known(`subject.${kind}`, kind),
    actorKindName: (kind: string): string => known(`actor.${kind}`, kind),
    /** a subject as a person calls it: a setting by its name, others by the end of their id */
    subjectName: (kind: string, id: string): string => {
      if (kind === 'setting' && id in merchantSettings) return say(merchantSettings[id as keyof typeof merchantSettings].words);
      return /^[\da-f-]{36}$/.test(id) ? `…${id.slice(-6)}` : id;
    },
    valueName: (value: string): string => (value in permissions ? say(permissions[value as keyof typeof permissions]) : value),
  };
}
