import type { z } from 'zod';
import { toJson, type JsonObject } from './canonical-json.ts';
import type { Words } from './words.ts';

/** A kind of news, in the past tense, about one kind of subject: `person.added` about a `person`. */
export type EventType<Name extends string = string, Payload extends JsonObject = JsonObject> = Readonly<{
  name: Name;
  subjectKind: string;
  payload: z.ZodType<Payload>;
  words: Words;
}>;

/** One thing that happened, before it is written to the journal. */
export type Happened<Name extends string = string> = Readonly<{
  event: Name;
  subjectKind: string;
  subjectId: string;
  payload: JsonObject;
  before: JsonObject | null;
  after: JsonObject | null;
  reason: string | null;
  ruleVersion: string | null;
}>;

/** What the teller of news says besides its payload. Personal data is masked by whoever tells it. */
export type Telling<Payload> = Readonly<{
  subjectId: string;
  payload: Payload;
  before?: object;
  after?: object;
  reason?: string;
  ruleVersion?: string;
}>;

/** Declares a kind of news; calling it makes one: `personAdded({ subjectId, payload: { … } })`. */
export function eventType<const Name extends string, Payload extends JsonObject>(type: EventType<Name, Payload>) {
  const happened = (telling: Telling<Payload>): Happened<Name> => ({
    event: type.name,
    subjectKind: type.subjectKind,
    subjectId: telling.subjectId,
    payload: toJson(telling.payload) as JsonObject,
    before: telling.before ? (toJson(telling.before) as JsonObject) : null,
    after: telling.after ? (toJson(telling.after) as JsonObject) : null,
    reason: telling.reason ?? null,
    ruleVersion: telling.ruleVersion ?? null,
  });
  return Object.assign(happened, { type });
}
