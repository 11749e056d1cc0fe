import { z } from 'zod';
import { startingRoles } from '../identity/role.ts';
import type { PersonId } from '../identity/person.ts';
import { idSchema, type Id } from '../kernel/id.ts';
import type { Words } from '../kernel/words.ts';

export type DutyListId = Id<'DutyListId'>;

/** The ways to name who decides. */
export const approverKinds = {
  role: { 'zh-CN': '角色', en: 'Role' },
  person: { 'zh-CN': '指定人员', en: 'Person' },
  duty: { 'zh-CN': '值班表', en: 'Duty list' },
  shop_lead: { 'zh-CN': '店铺负责人', en: 'In charge of the shop' },
} as const satisfies Readonly<Record<string, Words>>;

/** Who decides: everybody who is meant may, one after another or any of them as the mode says. */
export const approverSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('role'), code: z.string().min(1).max(60) }),
  z.strictObject({ kind: z.literal('person'), personId: idSchema<PersonId>() }),
  z.strictObject({ kind: z.literal('duty'), listId: idSchema<DutyListId>() }),
  z.strictObject({ kind: z.literal('shop_lead') }),
]);
export type Approver = z.output<typeof approverSchema>;

/** What an approver is called; people and lists by the name that the caller knows. */
export function approverText(approver: Approver, names: Readonly<Record<string, string>>, language: keyof Words): string {
  switch (approver.kind) {
    case 'role': {
      const known: Readonly<Record<string, Readonly<{ words: Words }>>> = startingRoles;
      return names[approver.code] ?? known[approver.code]?.words[language] ?? approver.code;
    }
    case 'person':
      return names[approver.personId] ?? '–';
    case 'duty':
      return names[approver.listId] ?? approverKinds.duty[language];
    case 'shop_lead':
      return approverKinds.shop_lead[language];
  }
}
