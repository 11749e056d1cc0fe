import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { join } from 'node:path';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { readPack } from '../read-pack.ts';
import { importPack } from './import-pack.ts';

/** The rules every merchant starts with; two of them are on. */
export const starterPackFolder = join(import.meta.dirname, '../../../packs/audit-starter');

/** What a demo has switched on besides, so that orders go their way by themselves and some do not. */
const demoRules: readonly string[] = ['auto-pass', 'buyer-message', 'red-flag', 'large-amount', 'bulk', 'blacklist', 'invoice'];

/** Brings the starter pack to a merchant that has not got all of it; harmless at every start. Answers how many rules came. */
export async function startAudit(merchant: Merchant, { isDemo }: Readonly<{ isDemo: boolean }>): Promise<number> {
  const now = merchant.clock();
  const pack = await readPack(starterPackFolder, now);
  const rules = pack.rules.map((rule) => ({ ...rule, isOn: rule.isOn || (isDemo && demoRules.includes(rule.key)) }));
  for (const { file, words } of pack.problems) merchant.log.error({ file, problem: words.en }, 'a rule of the starter pack is unsound');
  const added = await inTransaction(merchant.db, (tx) => importPack(tx, { by: systemCaller('audit'), now, pack: { ...pack, rules } }));
  return added.length;
}
