import { faultRules } from './contract/fault-rules.ts';
import { mappingRules } from './contract/mapping-rules.ts';
import { pullRulesOfContract } from './contract/pull-rules.ts';
import { pushRules } from './contract/push-rules.ts';
import type { Recording } from './contract/recording.ts';

/** One rule of the contract, ready to be run. */
export type ReadyRule = Readonly<{ name: string; check(): Promise<void> }>;

/**
 * The contract of a connector as checks over what was recorded of its platform. Knows no test runner; in vitest:
 *
 *     test.each(contractRules(recording))('$name', ({ check }) => expect(check()).resolves.toBeUndefined());
 */
export function contractRules(recording: Recording): readonly ReadyRule[] {
  return [...mappingRules, ...pullRulesOfContract, ...pushRules, ...faultRules].map(({ name, check }) => ({
    name,
    check: async () => check(recording),
  }));
}
