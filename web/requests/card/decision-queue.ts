import { decideApproval } from '@zhidan/core/approvals/approval-api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { call } from '../../lib/call.ts';
import { preference } from '../../lib/preference.ts';
import { isPassing } from '../../lib/problem.ts';

export type Decision = QuestionOf<typeof decideApproval>;

/** A decision that could not be sent: with the key under which it counts once, however often it is sent. */
type Waiting = Readonly<{ key: string; decision: Decision }>;

/** What this phone has decided without a network. Reasons and ids, nothing about people. */
export const decisionQueue = preference<readonly Waiting[]>('decisions', [], (stored) => {
  const isOne = (one: unknown): one is Waiting => typeof one === 'object' && one !== null && 'key' in one && 'decision' in one;
  return Array.isArray(stored) && stored.every(isOne) ? stored : null;
});

export type Sent = Readonly<{ outcome: 'sent' | 'kept' }>;

/**
 * Sends a decision; without a network it is kept and sent later under the same key.
 * @throws Problem what the server says against it
 */
export async function sendDecision(key: string, decision: Decision): Promise<Sent> {
  try {
    await call(decideApproval, decision, { key });
    return { outcome: 'sent' };
  } catch (error) {
    if (!isPassing(error as Error)) throw error;
    const others = decisionQueue.read().filter((one) => one.decision.approvalId !== decision.approvalId);
    decisionQueue.write([...others, { key, decision }]);
    return { outcome: 'kept' };
  }
}

let flushing: Promise<void> | null = null;

/** Sends what is kept, in its order. `told` hears of each that counted (null) or was refused. */
export function flushDecisions(told: (refused: Error | null) => void): Promise<void> {
  flushing ??= flushAll(told).finally(() => {
    flushing = null;
  });
  return flushing;
}

async function flushAll(told: (refused: Error | null) => void): Promise<void> {
  for (const { key, decision } of decisionQueue.read()) {
    try {
      await call(decideApproval, decision, { key });
      told(null);
    } catch (error) {
      if (isPassing(error as Error)) return; // still no network: the next time
      told(error as Error);
    }
    decisionQueue.write(decisionQueue.read().filter((one) => one.key !== key));
  }
}
