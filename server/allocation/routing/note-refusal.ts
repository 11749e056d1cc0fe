import type { CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { locate, pathOf } from '@zhidan/core/allocation/region/region.ts';
import type { RouteReceiver } from '@zhidan/core/allocation/routing/route.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../../platform/db/database.ts';
import { keepRefusal } from './refusal-store.ts';

/** A place that is not served is asked again after a week: carriers open and close places without telling. */
const refusalLifeMs = 7 * 86_400_000;

/**
 * A carrier said that it does not go to a place: routes to its town, or to its district where the town is not known, pass it over for a
 * week. A place that is known no better than its city teaches nothing; then false is answered.
 */
export async function noteRefusal(
  tx: Tx,
  ask: Asked<Readonly<{ carrier: CarrierCode; receiver: RouteReceiver; words: string }>>,
): Promise<boolean> {
  const { carrier, receiver, words, now } = ask;
  if (locate(receiver).district === '' && receiver.town === '') return false;
  const region = [pathOf(receiver), receiver.town].filter(Boolean).join('/');
  await keepRefusal(tx, { carrier, region, words: words.slice(0, 300), now, expiresAt: plusMs(now, refusalLifeMs) });
  return true;
}
