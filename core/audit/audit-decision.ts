import { z } from 'zod';
import type { Explanation, TestVerdict } from '../conditions/explain.ts';
import { conditionSchema, type Condition } from '../conditions/condition.ts';
import type { Id } from '../kernel/id.ts';
import { auditPhaseCodes } from './audit-phase.ts';
import { auditVerdictCodes } from './audit-verdict.ts';

export type DecisionId = Id<'DecisionId'>;

/** One test of a rule on an order, as it is kept: what was there, unless it is about a person, and which words were found. */
export const keptTest = z.object({
  path: z.string(),
  condition: conditionSchema,
  holds: z.boolean(),
  actual: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable(),
  isHidden: z.boolean(),
  matches: z.array(z.string()),
  items: z.array(z.int()),
});
export type KeptTest = z.output<typeof keptTest>;

/** A rule that matched, why, and what it said. `isSpent`: a person or time has done away with its word. */
export const keptMatch = z.object({
  ruleKey: z.string(),
  version: z.int(),
  name: z.string(),
  phase: z.enum(auditPhaseCodes),
  verdict: z.enum(auditVerdictCodes).nullable(),
  isSpent: z.boolean(),
  because: z.array(keptTest),
  wouldChange: z.array(z.string()),
});
export type KeptMatch = z.output<typeof keptMatch>;

/** Besides the verdict. */
export const keptEffects = z.object({
  tags: z.array(z.string()),
  carrier: z.string().nullable(),
  warehouse: z.string().nullable(),
  priority: z.int(),
  notes: z.array(z.string()),
  flag: z.string().nullable(),
  skipped: z.array(z.object({ ruleKey: z.string(), stoppedBy: z.string() })),
});
export type KeptEffects = z.output<typeof keptEffects>;

/** What is kept of an explanation: the tests that decided, and which would have to turn out otherwise. */
export function keptExplanation({ because, wouldChange }: Explanation): Pick<KeptMatch, 'because' | 'wouldChange'> {
  return { because: because.map(keptOf), wouldChange: wouldChange.map(({ path }) => path) };
}

function keptOf({ path, condition, holds, actual, isHidden, matches, items }: TestVerdict): KeptTest {
  const value = Array.isArray(actual) ? [...(actual as readonly string[])] : (actual as string | number | boolean | null);
  return { path, condition, holds, actual: value, isHidden, matches: [...matches], items: [...items] };
}

/** What most tests of a match say, and most effects are: left out where it is kept. */
const usualTest = { holds: true, actual: null, isHidden: false, matches: [], items: [] } as const;
const noEffects: KeptEffects = { tags: [], carrier: null, warehouse: null, priority: 0, notes: [], flag: null, skipped: [] };

/**
 * Matches as they are stored: every evaluation keeps them, and most of what they say is the usual. Written out, because the conditions
 * are most of the text and are those of the rules.
 */
export function packMatches(matches: readonly KeptMatch[]): string {
  return `[${matches.map(packMatch).join(',')}]`;
}

function packMatch({ because, wouldChange, ...heads }: KeptMatch): string {
  return `${JSON.stringify(heads).slice(0, -1)},"because":[${because.map(packTest).join(',')}],"wouldChange":${JSON.stringify(wouldChange)}}`;
}

function packTest({ path, condition, ...said }: KeptTest): string {
  const unusual = JSON.stringify(without(usualTest, said)).slice(1); // `}`, or members and `}`
  return `{"path":${JSON.stringify(path)},"condition":${conditionText(condition)}${unusual === '}' ? '' : ','}${unusual}`;
}

const conditionTexts = new WeakMap<Condition, string>();

/** Made once a rule: its conditions are the same objects for every order. */
function conditionText(condition: Condition): string {
  const text = conditionTexts.get(condition) ?? JSON.stringify(condition);
  conditionTexts.set(condition, text);
  return text;
}

export function packEffects(effects: KeptEffects): string {
  return JSON.stringify(without(noEffects, effects));
}

type Packed<Value> = Partial<Value>;
export type PackedMatch = Omit<KeptMatch, 'because'> & Readonly<{ because: readonly Packed<KeptTest>[] }>;

export function openMatches(packed: readonly PackedMatch[]): readonly KeptMatch[] {
  return packed.map((match) => ({ ...match, because: match.because.map((test) => ({ ...usualTest, ...test }) as unknown as KeptTest) }));
}

export function openEffects(packed: Packed<KeptEffects>): KeptEffects {
  return { ...noEffects, ...packed };
}

function without(usual: Readonly<Record<string, unknown>>, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) if (!isUsual(usual[key], part)) kept[key] = part;
  return kept;
}

function isUsual(usual: unknown, part: unknown): boolean {
  return Array.isArray(usual) ? Array.isArray(part) && part.length === 0 : usual === part;
}
