import { bulkQuantityKey, tradeHours, tradeSettings } from '@zhidan/core/guide/trades/trade.ts';
import type { takeTrade as contract } from '@zhidan/core/guide/trades/trade-api.ts';
import { permissions, type Permission } from '@zhidan/core/identity/permission.ts';
import { mayDo, type Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import { changeName } from '../../audit/index.ts';
import { changeSetting } from '../../operations/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { saveThreshold } from '../../tracking/index.ts';
import { markOnboardingStep } from '../onboarding/mark-onboarding-step.ts';
import { tradeStanding } from './trade-query.ts';

const needed: readonly Permission[] = ['audit.manage', 'tracking.manage'];

/**
 * Sets what a trade begins with, each told as if it had been changed by itself; what stands already is not told.
 * @throws Refused `access.denied`, and what the commands of settings, rules and tracking refuse
 */
export async function takeTrade(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, settings, bulkQuantity, hours, isChosen } = ask;
  const lacking = needed.find((permission) => !mayDo(by, permission));
  if (lacking) throw new Refused('access.denied', { permission: say(permissions[lacking], by.language) });
  const before = await tradeStanding(tx);
  for (const key of tradeSettings) await changeSetting(tx, { by, now, key, value: settings[key] });
  if (before.bulkQuantity !== null && bulkQuantity !== null && before.bulkQuantity !== bulkQuantity)
    await changeName(tx, { by, now, kind: 'parameter', key: bulkQuantityKey, value: bulkQuantity });
  for (const kind of tradeHours.filter((one) => before.hours[one] !== hours[one]))
    await saveThreshold(tx, { by, now, kind, carrier: null, isRemote: false, hours: hours[kind] });
  await markOnboardingStep(tx, { by, now, step: 'trade', mark: isChosen ? 'confirmed' : null });
  return { before };
}
