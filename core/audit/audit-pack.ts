import { z } from 'zod';
import { conditionSchema } from '../conditions/condition.ts';
import { fieldTypes } from '../conditions/field.ts';

const key = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const name = z.string().trim().min(1).max(60);

/** What the rules of a pack share: word lists, parameters, named conditions. */
export const packSchema = z.strictObject({
  kind: z.literal('audit-pack'),
  key,
  name: z.strictObject({ 'zh-CN': name, en: name }),
  lists: z.record(key, z.strictObject({ name, words: z.array(z.string()).max(5_000) })).default({}),
  parameters: z.record(key, z.strictObject({ name, type: z.enum(fieldTypes), value: z.union([z.string(), z.number()]) })).default({}),
  conditions: z.record(key, z.strictObject({ name, condition: conditionSchema })).default({}),
});
