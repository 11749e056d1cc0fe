import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { askParcel as contract } from '@zhidan/core/tracking/alert-api.ts';
import { parcelWatchCodes } from '@zhidan/core/tracking/parcel-watch.ts';
import type { OpenAsk } from '../../platform/http/route.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { showParcelTrace } from '../alerts/parcel-trace-query.ts';
import { queryParcel } from './query-parcels.ts';
import { parcelsToAsk } from './watch-store.ts';

/**
 * Asks the service after a parcel for a person who looks at it.
 * @throws Refused `parcel_trace.not_found`
 */
export async function askParcel(merchant: Merchant, { by, parcelId, now }: OpenAsk<typeof contract>): Promise<OutputOf<typeof contract>> {
  if (!by) throw new Refused('session.required');
  await showParcelTrace(merchant.db, { by, now, parcelId });
  const [parcel] = await parcelsToAsk(merchant.db, [parcelId], parcelWatchCodes);
  if (!parcel) throw new Refused('parcel_trace.not_found', { parcelId });
  const answer = await queryParcel(merchant, parcel);
  if (answer.kind === 'answered') return { outcome: answer.trace ? 'answered' : 'nothing', words: '' };
  return { outcome: answer.kind, words: answer.kind === 'refused' ? answer.fault.platformWords.slice(0, 300) : '' };
}
