import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { presetCodes, presetRuleKeys } from './rule-preset.ts';

const limit = z.int().min(0).max(1_000_000_000).nullable();
const content = z.object({
  on: z.array(z.enum(presetRuleKeys)),
  parameters: z.object({ 'high-amount': limit, 'large-amount': limit }),
});
const tried = { passCount: z.int() };

/**
 * What each preset would have said of the newest orders that were judged, an hour after it: how many pass untouched. `now` is what
 * stands; `changeCount` of switches and limits that a preset would change, 0: it is the one in use. Writes nothing.
 */
export const listRulePresets = endpoint({
  method: 'GET',
  path: '/api/audit/presets',
  permission: 'audit.display',
  title: { 'zh-CN': '审单方案', en: 'Rule presets' },
  input: z.object({}),
  output: z.object({
    orderCount: z.int(),
    now: z.object({ ...content.shape, ...tried }),
    items: z.array(z.object({ preset: z.enum(presetCodes), changeCount: z.int(), ...tried })),
  }),
});

/** Switches the rules that presets know, and sets their limits; what waits is judged again. What stood before comes back: the undo. */
export const takeRulePreset = endpoint({
  method: 'POST',
  path: '/api/audit/presets/take',
  permission: 'audit.manage',
  title: { 'zh-CN': '使用审单方案', en: 'Take a rule preset' },
  input: content,
  output: z.object({ before: content }),
});
