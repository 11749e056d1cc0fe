import type { Names } from '../../conditions/place.ts';
import type { Words } from '../../kernel/words.ts';
import type { RuleVersion } from '../engine/rule-book.ts';

/** Rules of the starter pack that presets switch; a merchant's own rules and the other ones stay as they are. */
export const presetRuleKeys = [
  'auto-pass',
  'deadline',
  'risky-address',
  'abnormal-amount',
  'blacklist',
  'red-flag',
  'refunding',
  'presale',
  'suspended',
  'exchange',
  'large-amount',
  'buyer-message',
  'bulk',
  'invoice',
  'duplicate',
  'wait-unpaid',
  'remote-loss',
  'night',
] as const;
export type PresetRuleKey = (typeof presetRuleKeys)[number];

/** Limits that presets set, in fen. */
export const presetParameterKeys = ['high-amount', 'large-amount'] as const;
export type PresetParameterKey = (typeof presetParameterKeys)[number];

/** Which of these rules are on, and the limits; null: the merchant has no such parameter any more. */
export type PresetContent = Readonly<{
  on: readonly PresetRuleKey[];
  parameters: Readonly<Record<PresetParameterKey, number | null>>;
}>;

type Preset = Readonly<{ words: Words; note: Words }> & PresetContent;

const always: readonly PresetRuleKey[] = [
  'auto-pass',
  'risky-address',
  'abnormal-amount',
  'blacklist',
  'red-flag',
  'refunding',
  'presale',
  'suspended',
  'exchange',
  'large-amount',
];

/** How much passes without a person: sets of switches and limits to begin with, each rule to be changed afterwards. */
export const rulePresets = {
  careful: {
    words: { 'zh-CN': '保守', en: 'Careful' },
    note: {
      'zh-CN': '只放行 ¥200 以内、毫无疑点的订单；留言、批量、疑似重复、夜间都给人看。',
      en: 'Only orders up to ¥200 without any doubt pass; messages, bulk, likely duplicates and nights are for people.',
    },
    on: [...always, 'buyer-message', 'bulk', 'invoice', 'duplicate', 'wait-unpaid', 'remote-loss', 'night'],
    parameters: { 'high-amount': 20_000, 'large-amount': 100_000 },
  },
  balanced: {
    words: { 'zh-CN': '均衡', en: 'Balanced' },
    note: {
      'zh-CN': '¥500 以内自动放行；有留言、批量和 ¥2,000 以上给人看。多数商家从这里开始。',
      en: 'Up to ¥500 pass; messages, bulk and ¥2,000 or more are for people. Where most merchants begin.',
    },
    on: [...always, 'buyer-message', 'bulk', 'invoice'],
    parameters: { 'high-amount': 50_000, 'large-amount': 200_000 },
  },
  automatic: {
    words: { 'zh-CN': '全自动', en: 'Automatic' },
    note: {
      'zh-CN': '¥2,500 以内都自动放行，临近发货时限也放行；只拦风险地址、金额异常、黑名单、退款和更贵的。',
      en: 'Up to ¥2,500 pass, and whatever nears its deadline; only risk, odd amounts, the blacklist, refunds and dearer orders stop.',
    },
    on: [...always, 'deadline', 'invoice'],
    parameters: { 'high-amount': 250_000, 'large-amount': 250_001 },
  },
} as const satisfies Readonly<Record<string, Preset>>;

export type PresetCode = keyof typeof rulePresets;
export const presetCodes = Object.keys(rulePresets) as [PresetCode, ...PresetCode[]];

type Rules = Readonly<{ live: readonly RuleVersion[]; names: Names }>;

/** What stands of all that presets say. */
export function contentOf({ live, names }: Rules): PresetContent {
  const valueOf = (key: PresetParameterKey): number | null => {
    const value = names.parameters[key]?.value;
    return typeof value === 'number' ? value : null;
  };
  return {
    on: presetRuleKeys.filter((key) => live.some(({ rule }) => rule.key === key && rule.isOn)),
    parameters: { 'high-amount': valueOf('high-amount'), 'large-amount': valueOf('large-amount') },
  };
}

/** The same rules as they would be under a preset: rules and parameters that the merchant took away stay away. */
export function withContent({ live, names }: Rules, { on, parameters }: PresetContent): Rules {
  const isPreset = (key: string): key is PresetRuleKey => (presetRuleKeys as readonly string[]).includes(key);
  const set = presetParameterKeys.flatMap((key) => {
    const [before, value] = [names.parameters[key], parameters[key]];
    return before && value !== null ? [[key, { ...before, value }] as const] : [];
  });
  return {
    live: live.map((one) => (isPreset(one.rule.key) ? { ...one, rule: { ...one.rule, isOn: on.includes(one.rule.key) } } : one)),
    names: { ...names, parameters: { ...names.parameters, ...Object.fromEntries(set) } },
  };
}

/** How many switches and limits differ. */
export function differenceOf(one: PresetContent, other: PresetContent): number {
  const switched = presetRuleKeys.filter((key) => one.on.includes(key) !== other.on.includes(key));
  return switched.length + presetParameterKeys.filter((key) => one.parameters[key] !== other.parameters[key]).length;
}
