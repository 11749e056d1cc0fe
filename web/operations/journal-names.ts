import * as completenessEvents from '@zhidan/core/channels/completeness/completeness-event.ts';
import * as setupEvents from '@zhidan/core/channels/shop/shop-setup-event.ts';
import * as shopEvents from '@zhidan/core/channels/shop-event.ts';
import * as catalogEvents from '@zhidan/core/catalog/catalog-event.ts';
import * as viewEvents from '@zhidan/core/customize/view-event.ts';
import * as inventoryEvents from '@zhidan/core/inventory/inventory-event.ts';
import * as identityEvents from '@zhidan/core/identity/identity-event.ts';
import * as importEvents from '@zhidan/core/imports/import-event.ts';
import type { EventType } from '@zhidan/core/kernel/event.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import type { JournalEntryView } from '@zhidan/core/operations/api.ts';
import { merchantSettings } from '@zhidan/core/operations/merchant-setting.ts';
import * as operationsEvents from '@zhidan/core/operations/operations-event.ts';
import * as exceptionEvents from '@zhidan/core/orders/exception-event.ts';
import * as orderEvents from '@zhidan/core/orders/order-event.ts';
import { useSay, useWords } from '../lib/words.ts';
import { operationsWords } from './operations-words.ts';

/** Every event that can stand in the journal, with its words. A module that brings events adds its file here. */
const files = [
  identityEvents,
  importEvents,
  operationsEvents,
  viewEvents,
  catalogEvents,
  inventoryEvents,
  orderEvents,
  exceptionEvents,
  shopEvents,
  setupEvents,
  completenessEvents,
];
const events = files
  .flatMap((file) => Object.values<object>(file))
  .flatMap((exported) => ('type' in exported ? [exported.type as EventType] : []));

const wordsByName: ReadonlyMap<string, Words> = new Map(events.map(({ name, words }) => [name, words]));

export const eventNames: readonly string[] = [...wordsByName.keys()];
export const subjectKinds: readonly string[] = [...new Set(events.map(({ subjectKind }) => subjectKind))];

/** Names by the id of their subject, as other entries of the list tell them. */
export type KnownNames = ReadonlyMap<string, string>;

const nobody: KnownNames = new Map();

/** The names that a list of entries tells: an actor is known by theirs, a subject by the newest entry that says it. */
export function toldNames(entries: readonly JournalEntryView[]): KnownNames {
  const names = new Map<string, string>();
  for (const { subjectId, before, after, actorId, actorName } of entries) {
    const told = after?.['name'] ?? before?.['name'];
    if (typeof told === 'string' && !names.has(subjectId)) names.set(subjectId, told);
    if (!names.has(actorId)) names.set(actorId, actorName);
  }
  return names;
}

/** What an entry tells about its subject. */
type Named = Pick<JournalEntryView, 'subjectKind' | 'subjectId'> &
  Partial<Pick<JournalEntryView, 'before' | 'after' | 'actorId' | 'actorName'>>;

/** Names of what the journal mentions, for people. A thing of a newer version is called by its code. */
export function useJournalNames(knownNames: KnownNames = nobody) {
  const t = useWords(operationsWords);
  const say = useSay();
  const known = (key: string, otherwise: string): string =>
    key in operationsWords.rows ? t(key as keyof typeof operationsWords.rows) : otherwise;
  return {
    eventName: (event: string): string => {
      const words = wordsByName.get(event);
      return words ? say(words) : event;
    },
    subjectKindName: (kind: string): string => known(`subject.${kind}`, kind),
    actorKindName: (kind: string): string => known(`actor.${kind}`, kind),
    /** a subject as a person calls it: by the name the entry itself tells, a setting by its words, others by the end of their id */
    subjectName: ({ subjectKind, subjectId, ...entry }: Named): string => {
      if (subjectKind === 'setting' && subjectId in merchantSettings)
        return say(merchantSettings[subjectId as keyof typeof merchantSettings].words);
      if (subjectKind === 'journal') return '';
      const told = entry.after?.['name'] ?? entry.before?.['name'] ?? (entry.actorId === subjectId ? entry.actorName : undefined);
      if (typeof told === 'string') return told;
      const name = knownNames.get(subjectId);
      if (name !== undefined) return name;
      return /^[\da-f-]{32,36}$/.test(subjectId) ? `…${subjectId.slice(-6)}` : subjectId;
    },
    actorText: ({ actorKind, actorName }: Pick<JournalEntryView, 'actorKind' | 'actorName'>): string =>
      actorKind === 'person' ? actorName : `${known(`actor.${actorKind}`, actorKind)} · ${actorName}`,
  };
}
