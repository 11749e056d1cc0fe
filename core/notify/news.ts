import type { FactTable } from '../conditions/fact-table.ts';
import type { Field } from '../conditions/field.ts';
import type { JsonObject } from '../kernel/canonical-json.ts';
import type { EventType } from '../kernel/event.ts';
import type { Words } from '../kernel/words.ts';

/** Whom the news itself names. */
export type Named = Readonly<{ roles: readonly string[]; people: readonly string[] }>;

/** Something that people can be told of: the event, what of it can be asked and said, and where it is dealt with. No personal data. */
export type News<Payload extends JsonObject = JsonObject> = Readonly<{
  on: Readonly<{ type: EventType<string, Payload> }>;
  /** what conditions may ask and templates may say, typed */
  fields: FactTable<Payload>;
  /** those whom the event is for: approvers, or the role that a rule chose */
  named?: Readonly<{ words: Words; of(payload: Payload): Named }>;
  /** notices about these news that bear the same value of a field are answered by this */
  ends?: Readonly<{ news: readonly string[]; field: string; of(payload: Payload): string }>;
  /** the page where something can be done about it */
  place(payload: Payload): `/${string}`;
}>;

/** Makes a field of news: known as soon as it happened. */
export type NewsField<Payload> = (
  type: Field['type'],
  words: Words,
  of: (payload: Payload) => string | number | boolean | null,
) => FactTable<Payload>[string];

/** A row of the table; inside, payload and fields bear the event's own type. */
export function newsOf<Payload extends JsonObject>(
  event: Readonly<{ type: EventType<string, Payload> }>,
  tell: (field: NewsField<Payload>) => Readonly<{
    fields?: FactTable<Payload>;
    named?: News<Payload>['named'];
    ends?: News<Payload>['ends'];
    place(payload: Payload): `/${string}`;
  }>,
): News {
  const { fields = {}, named, ends, place } = tell((type, words, of) => ({ type, words, since: 'received', of }));
  return { on: event, fields, ...(named ? { named } : {}), ...(ends ? { ends } : {}), place } as unknown as News;
}
