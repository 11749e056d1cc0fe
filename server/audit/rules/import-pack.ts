import { packImported } from '@zhidan/core/audit/audit-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Names } from '@zhidan/core/conditions/place.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { judgeAllAgain } from '../pipeline/due-store.ts';
import type { Pack } from '../read-pack.ts';
import { insertNames, insertRules, nextRuleSet, type NameToSave } from './rule-store.ts';

/**
 * Adds the rules and names of a pack that are not there yet; what people have changed stays theirs. Again is nothing.
 * @returns the keys of the rules added
 */
export async function importPack(tx: Tx, ask: Asked<Readonly<{ pack: Pack }>>): Promise<readonly string[]> {
  const { by, now, pack } = ask;
  await insertNames(tx, { by, now }, namesOf(pack.names));
  const added = await insertRules(tx, { by, now }, { rules: pack.rules, pack: pack.key });
  if (added.length === 0) return [];
  await nextRuleSet(tx);
  await judgeAllAgain(tx, now);
  await emit(tx, { by, now }, [packImported({ subjectId: pack.key, payload: { ruleKeys: [...added] } })]);
  return added;
}

function namesOf({ lists, parameters, conditions }: Names): readonly NameToSave[] {
  const of = (kind: NameToSave['kind'], table: Readonly<Record<string, object>>): readonly NameToSave[] =>
    Object.entries(table).map(([key, content]) => ({ kind, key, content }));
  return [...of('list', lists), ...of('parameter', parameters), ...of('condition', conditions)];
}
