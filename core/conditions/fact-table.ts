import { instantMs, type Instant } from '../kernel/instant.ts';
import type { Facts } from './fact.ts';
import type { Field, FieldScope } from './field.ts';
import { normalText } from './normal-text.ts';

/** A field with how it is read of what it is about. Text comes as people wrote it, a moment as an Instant. */
export type FactField<Subject> = Field & Readonly<{ of(subject: Subject): Instant | string | number | boolean | readonly string[] | null }>;

export type FactTable<Subject> = Readonly<Record<string, FactField<Subject>>>;

/** Keeps the keys of a table as its type, and says what it is about. */
export function factTable<Subject>() {
  return <const Table extends FactTable<Subject>>(table: Table): Table => table;
}

/** The fields of a table, as a catalogue lists them. */
export function fieldsOf(table: FactTable<never>): FieldScope {
  return Object.fromEntries(Object.entries(table).map(([key, row]) => [key, fieldOf(row)]));
}

function fieldOf({ words, type, since, unit, values, isOpen, isPersonal, group }: Field): Field {
  return { words, type, since, unit, values, isOpen, isPersonal, group };
}

/** The facts of one subject: text normalised, moments in milliseconds, as conditions are judged on them and as they are logged. */
export function factsOf<Subject>(table: FactTable<Subject>, subject: Subject): Facts {
  const facts: Record<string, unknown> = {};
  for (const [key, { type, of }] of rowsOf(table)) facts[key] = factOf(type, of(subject));
  return facts;
}

const rowsByTable = new WeakMap<object, readonly (readonly [string, FactField<never>])[]>();

/** Looked up once a table: every order passes here. */
function rowsOf<Subject>(table: FactTable<Subject>): readonly (readonly [string, FactField<Subject>])[] {
  const rows = rowsByTable.get(table) ?? Object.entries(table);
  rowsByTable.set(table, rows);
  return rows as readonly (readonly [string, FactField<Subject>])[];
}

function factOf(type: Field['type'], value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (type === 'text') return normalText(value);
  return type === 'time' ? instantMs(value as Instant) : value;
}
