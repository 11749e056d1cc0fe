import type { Catalog, FieldType, Moment } from './field.ts';
import type { Condition } from './condition.ts';

/** A word list of the merchant: 词库「高风险地址词」. */
export type WordList = Readonly<{ name: string; words: readonly string[] }>;

/** A named value of the merchant that several conditions share: 参数「高金额线」. */
export type Parameter = Readonly<{ name: string; type: FieldType; value: string | number }>;

/** A condition with a name, to be used in others: 人群, 规则片段. */
export type NamedCondition = Readonly<{ name: string; condition: Condition }>;

/** What the merchant has given names to, by their stable keys. */
export type Names = Readonly<{
  lists: Readonly<Record<string, WordList>>;
  parameters: Readonly<Record<string, Parameter>>;
  conditions: Readonly<Record<string, NamedCondition>>;
}>;

export const noNames: Names = { lists: {}, parameters: {}, conditions: {} };

/** Where a condition stands: what it may ask, and what its names mean. */
export type Place = Readonly<{
  catalog: Catalog;
  /** when it is judged: later knowledge is refused */
  moment: Moment;
  names: Names;
  /** whether it is judged with the record as it was before: triggers */
  knowsBefore?: boolean;
}>;

export function namedIn<Row>(table: Readonly<Record<string, Row>>, key: string): Row | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
