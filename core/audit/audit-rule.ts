import { z } from 'zod';
import { conditionSchema, type Condition } from '../conditions/condition.ts';
import { sentence } from '../conditions/sentence.ts';
import type { Names, Place } from '../conditions/place.ts';
import { startingRoles } from '../identity/role.ts';
import { say, type Language } from '../kernel/words.ts';
import { sellerFlagColors } from '../orders/seller-flag.ts';
import { auditActions, type AuditActionCode } from './audit-action.ts';
import { auditCatalog } from './audit-catalog.ts';
import { auditPhaseCodes, auditPhases, type AuditPhase } from './audit-phase.ts';

/** One thing to do: `{ do: 'tag', tag: 'VIP' }`. */
export type AuditDoing = Readonly<{ do: AuditActionCode } & Record<string, string | number>>;

/** Facts of an order made up by the rule's author, and whether the rule must find it: tried on every publish and import. */
export type AuditExample = Readonly<{ given: Readonly<Record<string, unknown>>; expect: 'match' | 'no_match' }>;

/** An audit rule as merchants write, export and import it. Of the same phase the lower rank comes first. */
export type AuditRule = Readonly<{
  kind: 'audit-rule';
  key: string;
  name: string;
  phase: AuditPhase;
  rank: number;
  isOn: boolean;
  when: Condition;
  actions: readonly AuditDoing[];
  examples: readonly AuditExample[];
}>;

export const auditRuleSchema: z.ZodType<AuditRule> = z.strictObject({
  kind: z.literal('audit-rule'),
  key: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  name: z.string().trim().min(1).max(60),
  phase: z.enum(auditPhaseCodes),
  rank: z.int().min(0).max(10_000),
  isOn: z.boolean(),
  when: conditionSchema,
  actions: z
    .array(z.discriminatedUnion('do', [...actionForms()] as never))
    .min(1)
    .max(10),
  examples: z.array(z.strictObject({ given: z.record(z.string(), z.unknown()), expect: z.enum(['match', 'no_match']) })).max(50),
}) as unknown as z.ZodType<AuditRule>;

function actionForms() {
  return Object.entries(auditActions).map(([code, { asks }]) => z.strictObject({ do: z.literal(code), ...asks.shape }));
}

/** Where the condition of a rule stands: what is known in its phase, and the merchant's names. */
export function placeOf(phase: AuditPhase, names: Names): Place {
  return { catalog: auditCatalog, moment: auditPhases[phase].moment, names };
}

const rolesAndColors = { ...startingRolesWords(), ...sellerFlagColors };

function startingRolesWords() {
  return Object.fromEntries(Object.entries(startingRoles).map(([code, { words }]) => [code, words]));
}

/** `当 收货地址 包含任一 [临时驻地] 则 暂停发货，交给主管（高风险地址） 并 通知主管` */
export function sayRule(rule: AuditRule, names: Names, language: Language): string {
  const when = sentence(rule.when, placeOf(rule.phase, names), language);
  const said = rule.actions.map((action) => sayAction(action, language));
  return language === 'zh-CN' ? `当 ${when} 则 ${said.join(' 并 ')}` : `When ${when}, then ${said.join(' and ')}`;
}

function sayAction({ do: code, ...asked }: AuditDoing, language: Language): string {
  const named = new Map(Object.entries(rolesAndColors));
  const values = Object.entries(asked).map(([name, value]) => [name, named.get(String(value))?.[language] ?? value]);
  return say(auditActions[code].says, language, Object.fromEntries(values) as Record<string, string | number>);
}
