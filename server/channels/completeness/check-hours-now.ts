import type { checkHoursNow as contract } from '@zhidan/core/channels/completeness-api.ts';
import { hoursBetween, ledgerRules, settledUntil } from '@zhidan/core/channels/completeness/ledger-rules.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { connectorOf } from '../call/connector-of.ts';
import { isAskable } from '../is-askable.ts';
import { checkHoursType } from './check-hours-type.ts';
import { loadedShops } from './loaded-shop-query.ts';

/**
 * Has hours looked at now because a person asks; a job does it and the answer is how many.
 * @throws Refused `shop.not_found`, `completeness.shop_away`, `completeness.too_long_ago`, `completeness.nothing_settled`, `completeness.span_too_long`
 */
export async function checkHoursNow(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, shopId, from } = ask;
  const [shop] = await loadedShops(tx, { shops: by.shops, shopId });
  if (!shop) throw new Refused('shop.not_found', { shopId });
  if (!isAskable(shop)) throw new Refused('completeness.shop_away', { name: shop.name });
  const oldest = plusMs(now, -connectorOf(shop.channel).pullRules.historyMs);
  if (from < oldest) throw new Refused('completeness.too_long_ago', { from, oldest });
  const settled = settledUntil(now);
  const to = ask.to < settled ? ask.to : settled;
  const hourCount = hoursBetween(from, to).length;
  if (hourCount === 0) throw new Refused('completeness.nothing_settled', { from, to: ask.to, minutes: ledgerRules.settleMs / 60_000 });
  if (hourCount > ledgerRules.mostHoursAtOnce)
    throw new Refused('completeness.span_too_long', { hourCount, limit: ledgerRules.mostHoursAtOnce });
  const payload = { shopId, from, to, which: 'all' as const, askedBy: by.actor.name };
  await enqueue(tx, checkHoursType, [{ payload, key: `${shopId} ${from} ${to}` }]);
  return { hourCount };
}
