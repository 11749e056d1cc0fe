import { judgeFacts } from '@zhidan/core/audit/engine/judge-phases.ts';
import { ruleBook } from '@zhidan/core/audit/engine/rule-book.ts';
import { noMemory } from '@zhidan/core/audit/engine/verdict.ts';
import type { listRulePresets as contract } from '@zhidan/core/audit/presets/preset-api.ts';
import {
  contentOf,
  differenceOf,
  presetCodes,
  rulePresets,
  withContent,
  type PresetContent,
} from '@zhidan/core/audit/presets/rule-preset.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { instantMs } from '@zhidan/core/kernel/instant.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { withPeople } from '../backtest/backtest-rule.ts';
import { rulesInForce } from '../rules/rule-store.ts';
import { newestJudged } from './newest-judged-query.ts';

/** Rules wait some minutes before they let pass: what they say an hour later is what the merchant would have seen. */
const laterMs = 3_600_000;

/** Judges the newest orders anew under each preset, in memory and on what was known of them then. */
export async function tryPresets(db: Db, vault: Vault): Promise<OutputOf<typeof contract>> {
  const inForce = await rulesInForce(db);
  const orders = await withPeople(db, await newestJudged(db), vault);
  const passes = (content: PresetContent): number => {
    const { live, names } = withContent(inForce, content);
    const book = ruleBook(live, names);
    const isPassing = ({ facts, judgedAt }: (typeof orders)[number]): boolean =>
      judgeFacts(book, facts, { memory: noMemory, nowMs: instantMs(judgedAt) + laterMs }).judgement.verdict === 'pass';
    return orders.filter(isPassing).length;
  };
  const now = contentOf(inForce);
  return {
    orderCount: orders.length,
    now: { on: [...now.on], parameters: now.parameters, passCount: passes(now) },
    items: presetCodes.map((preset) => ({
      preset,
      changeCount: differenceOf(now, rulePresets[preset]),
      passCount: passes(rulePresets[preset]),
    })),
  };
}
