import * as news from '@zhidan/core/audit/audit-event.ts';
import type { takeRulePreset as contract } from '@zhidan/core/audit/presets/preset-api.ts';
import { contentOf, presetParameterKeys, withContent } from '@zhidan/core/audit/presets/rule-preset.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { inForceAnew } from '../rules/change-rules.ts';
import { rulesInForce, saveName, saveSwitches } from '../rules/rule-store.ts';

/** Switches rules and sets limits at once, each told as if it had been changed by itself; what stands already is not told. */
export async function takePreset(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, on, parameters } = ask;
  const before = await rulesInForce(tx);
  const after = withContent(before, { on, parameters });
  const told: Happened[] = [];
  const switched = after.live.filter(({ rule: { isOn } }, index) => before.live[index]?.rule.isOn !== isOn);
  for (const { rule, version } of switched)
    told.push(
      news.ruleSwitched({
        subjectId: rule.key,
        payload: { isOn: rule.isOn },
        before: { isOn: !rule.isOn },
        after: { isOn: rule.isOn },
        ruleVersion: `${rule.key}@${version}`,
      }),
    );
  await saveSwitches(
    tx,
    switched.map(({ rule: { key, isOn } }) => ({ key, isOn })),
  );
  for (const key of presetParameterKeys) {
    const [old, set] = [before.names.parameters[key], after.names.parameters[key]];
    if (!old || !set || old.value === set.value) continue;
    await saveName(tx, { by, now }, { kind: 'parameter', key, content: set });
    told.push(news.namedChanged({ subjectId: `parameter/${key}`, payload: { kind: 'parameter', key }, before: old, after: set }));
  }
  if (told.length > 0) {
    await inForceAnew(tx, ask);
    await emit(tx, { by, now }, told);
  }
  const { on: wasOn, parameters: were } = contentOf(before);
  return { before: { on: [...wasOn], parameters: were } };
}
