import { bulkQuantityKey, tradeSettings, type tradeHours } from '@zhidan/core/guide/trades/trade.ts';
import type { TradeStanding } from '@zhidan/core/guide/trades/trade-api.ts';
import { namesInForce } from '../../audit/index.ts';
import { loadSettings } from '../../operations/index.ts';
import type { Db } from '../../platform/db/database.ts';
import { listThresholds } from '../../tracking/index.ts';
import { onboardingMarksOf } from '../onboarding/onboarding-mark-store.ts';

/** What stands of all that trades set. */
export async function tradeStanding(db: Db): Promise<TradeStanding> {
  const settings = await loadSettings(db);
  const { parameters } = await namesInForce(db);
  const { items } = await listThresholds(db);
  const marks = await onboardingMarksOf(db);
  const bulk = parameters[bulkQuantityKey]?.value;
  const hoursOf = (kind: (typeof tradeHours)[number]): number | null =>
    items.find((item) => item.kind === kind)?.own.find(({ carrier, isRemote }) => carrier === null && !isRemote)?.hours ?? null;
  return {
    settings: pick(settings, tradeSettings),
    bulkQuantity: typeof bulk === 'number' ? bulk : null,
    hours: { pickup_late: hoursOf('pickup_late'), stalled: hoursOf('stalled') },
    isChosen: marks.trade === 'confirmed',
  };
}

function pick<Whole, Key extends keyof Whole>(whole: Whole, keys: readonly Key[]): Pick<Whole, Key> {
  return Object.fromEntries(keys.map((key) => [key, whole[key]])) as Pick<Whole, Key>;
}
