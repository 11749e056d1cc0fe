import { z } from 'zod';
import { operatorCodes, totalOperatorCodes, type Operator, type TotalOperator } from './operator.ts';

/** Units of time that conditions speak of; a month is one of the calendar in Asia/Shanghai. */
export const timeUnits = ['minute', 'hour', 'day', 'month'] as const;
export type TimeUnit = (typeof timeUnits)[number];

/** What a field is compared with. Money in whole fen, moments as ISO 8601 text with offset. */
export type Operand =
  | string
  | number
  | readonly string[]
  | readonly number[]
  /** another field of the same type; of numbers a share of it, in whole per cent */
  | Readonly<{ field: string; percent?: number }>
  /** a word list of the merchant: 词库 */
  | Readonly<{ list: string }>
  /** a named value of the merchant: 参数 */
  | Readonly<{ param: string }>
  /** before or after the moment of judging */
  | Readonly<{ ago: readonly [number, TimeUnit] }>
  | Readonly<{ ahead: readonly [number, TimeUnit] }>
  /** the first moment of a business day: 0 today, -1 yesterday */
  | Readonly<{ day: number }>;

/** One test of one field. */
export type FieldTest = Readonly<{ f: string; op: Operator; v?: Operand }>;

/** How many items of a list fit, or the total of one of their numbers; `within` takes only those of the last hours, days or months. */
export type ListTotal = Readonly<{
  where?: Condition;
  within?: readonly [number, TimeUnit];
  op: TotalOperator;
  v: number | Readonly<{ param: string }>;
}>;

export type CountTest = ListTotal & Readonly<{ count: string }>;
export type SumTest = ListTotal & Readonly<{ agg: 'sum' | 'min' | 'max'; of: string; field: string }>;

/** The condition language: JSON that people read as a sentence. What it means is docs/decisions/0060-condition-language.md. */
export type Condition =
  | Readonly<{ all: readonly Condition[] }>
  | Readonly<{ any: readonly Condition[] }>
  | Readonly<{ none: readonly Condition[] }>
  | FieldTest
  | Readonly<{ some: string; where: Condition }>
  | Readonly<{ every: string; where: Condition }>
  | CountTest
  | SumTest
  /** triggers only: the field is now another one than before */
  | Readonly<{ changed: string; from?: string | number; to?: string | number }>
  /** a condition that has a name: 人群, 规则片段 */
  | Readonly<{ use: string }>;

const span = z.tuple([z.int(), z.enum(timeUnits)]);

const operandSchema = z.union([
  z.string(),
  z.number(),
  z.array(z.string()),
  z.array(z.number()),
  z.strictObject({ field: z.string(), percent: z.int().optional() }),
  z.strictObject({ list: z.string() }),
  z.strictObject({ param: z.string() }),
  z.strictObject({ ago: span }),
  z.strictObject({ ahead: span }),
  z.strictObject({ day: z.int() }),
]);

const totalShape = {
  within: span.optional(),
  op: z.enum(totalOperatorCodes),
  v: z.union([z.number(), z.strictObject({ param: z.string() })]),
};

const conditions = z.lazy(() => z.array(conditionSchema));
const one: z.ZodType<Condition> = z.lazy(() => conditionSchema);
const plain = z.union([z.string(), z.number()]);

/** The form of a condition, for contracts. Whether its fields and values make sense is for `readCondition` to say. */
export const conditionSchema: z.ZodType<Condition> = z.union([
  z.strictObject({ all: conditions }),
  z.strictObject({ any: conditions }),
  z.strictObject({ none: conditions }),
  z.strictObject({ f: z.string(), op: z.enum(operatorCodes), v: operandSchema.optional() }),
  z.strictObject({ some: z.string(), where: one }),
  z.strictObject({ every: z.string(), where: one }),
  z.strictObject({ count: z.string(), where: one.optional(), ...totalShape }),
  z.strictObject({ agg: z.enum(['sum', 'min', 'max']), of: z.string(), field: z.string(), where: one.optional(), ...totalShape }),
  z.strictObject({ changed: z.string(), from: plain.optional(), to: plain.optional() }),
  z.strictObject({ use: z.string() }),
]) as z.ZodType<Condition>;
