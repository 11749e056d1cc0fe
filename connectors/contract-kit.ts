import { faultRules } from './contract/fault-rules.ts';
import { mappingRules } from './contract/mapping-rules.ts';
import { pullRulesOfContract } from './contract/pull-rules.ts';
import { pushRules } from './contract/push-rules.ts';
import type { Recording } from './contract/recording.ts';
import { trackingRulesOfContract } from './contract/tracking-rules.ts';
import type { TrackingRecording, WaybillRecording } from './contract/waybill-recording.ts';
import { waybillRulesOfContract } from './contract/waybill-rules.ts';

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

/** The contract of a source of e-waybill numbers, in the same way. */
export function waybillRules(recording: WaybillRecording): readonly ReadyRule[] {
  return waybillRulesOfContract.map(({ name, check }) => ({ name, check: async () => check(recording) }));
}

/** The contract of a source of traces, in the same way. */
export function trackingRules(recording: TrackingRecording): readonly ReadyRule[] {
  return trackingRulesOfContract.map(({ name, check }) => ({ name, check: async () => check(recording) }));
}
