import type { Words } from '../kernel/words.ts';

/**
 * What kind of value a field holds. `text` is normalised text; `code` is compared as it is; `choice` is a code of a closed set;
 * `set` is a set of codes; `whole` and `fen` are whole numbers; `time` is a moment; `flag` is yes or no.
 */
export const fieldTypes = ['text', 'code', 'choice', 'set', 'whole', 'fen', 'decimal', 'time', 'flag'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** The moments of an order at which more becomes known, in their order. A rule may ask only what is known when it runs. */
export const moments = {
  received: { 'zh-CN': '进单时', en: 'on receipt' },
  prepared: { 'zh-CN': '前处理时', en: 'at preparation' },
  allocation: { 'zh-CN': '分仓选快递时', en: 'at allocation' },
  audit: { 'zh-CN': '审单时', en: 'at audit' },
  printing: { 'zh-CN': '打单时', en: 'at printing' },
  shipping: { 'zh-CN': '发货时', en: 'at shipping' },
  transit: { 'zh-CN': '运输中', en: 'in transit' },
  closing: { 'zh-CN': '完成后', en: 'after closing' },
} as const satisfies Readonly<Record<string, Words>>;

export type Moment = keyof typeof moments;

const momentOrder = Object.keys(moments);

/** Whether what is known since one moment is known at another. */
export function isKnownAt(since: Moment, at: Moment): boolean {
  return momentOrder.indexOf(since) <= momentOrder.indexOf(at);
}

/** A row of a field catalogue: what a condition may ask. */
export type Field = Readonly<{
  words: Words;
  type: FieldType;
  /** from when on it is known */
  since: Moment;
  /** what a number counts: 件, kg */
  unit?: Words;
  /** the closed set of a choice, or of what a set may hold */
  values?: Readonly<Record<string, Words>>;
  /** `values` are only those that have words; others may come */
  isOpen?: boolean;
  /** its value is about a person: explanations show only the words that matched */
  isPersonal?: boolean;
  /** under which heading the picker shows it: a key of the catalogue's `groups` */
  group?: string;
}>;

/** A list that every record has: the lines of an order. Its items have fields of their own. */
export type ListField = Readonly<{
  words: Words;
  /** one item: 行, line */
  item: Words;
  fields: Readonly<Record<string, Field>>;
  /** the field of an item that says when it was, for `within` */
  at?: string;
}>;

/** All that conditions of one kind of record may ask. Keys are stable; words may change. */
export type Catalog = Readonly<{
  groups: Readonly<Record<string, Words>>;
  fields: Readonly<Record<string, Field>>;
  lists: Readonly<Record<string, ListField>>;
}>;

/** Keeps the keys of a catalogue as its type. */
export function catalogOf<const Table extends Catalog>(table: Table): Table {
  return table;
}

/** The field that every catalogue has: the moment of judging, never the machine's clock. */
export const nowKey = 'now';

export const nowField: Field = { words: { 'zh-CN': '当前时间', en: 'current time' }, type: 'time', since: 'received' };

/** The fields that stand in one scope: those of a record, or those of the items of a list. */
export type FieldScope = Readonly<Record<string, Field>>;

export function fieldIn(scope: FieldScope, key: string): Field | undefined {
  if (key === nowKey) return nowField;
  return Object.hasOwn(scope, key) ? scope[key] : undefined;
}
