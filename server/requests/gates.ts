import { sayProblem } from '@zhidan/core/conditions/condition-problem.ts';
import { readCondition } from '@zhidan/core/conditions/read-condition.ts';
import type * as api from '@zhidan/core/requests/request-api.ts';
import { gateSentence } from '@zhidan/core/requests/gate.ts';
import { gatePlace } from '@zhidan/core/requests/request-catalog.ts';
import { requestGateChanged } from '@zhidan/core/requests/request-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Condition } from '@zhidan/core/conditions/condition.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import type { Db, Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { gates, saveGate } from './gate-store.ts';

const wordsOf = (condition: Condition): Words => ({ 'zh-CN': gateSentence(condition, 'zh-CN'), en: gateSentence(condition, 'en') });

export async function listRequestGates(db: Db): Promise<OutputOf<typeof api.listRequestGates>> {
  const items = [...(await gates(db)).values()];
  return { items: items.map((gate) => ({ ...gate, sentence: { ...wordsOf(gate.condition) } })) };
}

/**
 * Says when a kind may be asked for from now on; what is asked already stays.
 * @throws Refused `request_gate.unsound` with the first thing that is wrong with the condition
 */
export async function saveRequestGate(
  tx: Tx,
  ask: Asked<InputOf<typeof api.saveRequestGate>>,
): Promise<OutputOf<typeof api.saveRequestGate>> {
  const { by, now, kind, condition, isOn, needsApproval } = ask;
  const read = readCondition(condition, gatePlace);
  if (!read.ok) {
    const [problem] = read.problems;
    throw new Refused('request_gate.unsound', { problem: problem ? sayProblem(problem, by.language) : '' });
  }
  const before = (await gates(tx)).get(kind);
  await saveGate(tx, { kind, condition: read.condition, isOn, needsApproval, changedAt: now, changedBy: by.actor.name });
  const shown = (gate: Readonly<{ condition: Condition; isOn: boolean; needsApproval: boolean }>) => ({
    condition: gateSentence(gate.condition, 'zh-CN'),
    isOn: gate.isOn,
    needsApproval: gate.needsApproval,
  });
  await emit(tx, { by, now }, [
    requestGateChanged({
      subjectId: kind,
      payload: { kind },
      ...(before ? { before: shown(before) } : {}),
      after: shown({ condition: read.condition, isOn, needsApproval }),
    }),
  ]);
  return { sentence: { ...wordsOf(read.condition) } };
}
