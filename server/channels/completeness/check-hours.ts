import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { shopHourCompleted, shopHourIncomplete } from '@zhidan/core/channels/completeness/completeness-event.ts';
import { hourState, type HourState, type PlatformFigures } from '@zhidan/core/channels/completeness/hour-verdict.ts';
import { comparable, hourMs, joinedHours, ledgerRules } from '@zhidan/core/channels/completeness/ledger-rules.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { hourFigures } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { callShop } from '../call/call-shop.ts';
import { fillGap } from './fill-gap.ts';
import { hoursForUpdate, saveFill, saveLooks, type HourLook, type KnownHour } from './hour-store.ts';

export type HoursAsk = Readonly<{ shopId: ShopId; hours: readonly Instant[]; askedBy: string; signal?: AbortSignal }>;

/** What a look at hours found. `unknown`: the platform could not be asked about them; they stay as they were. */
export type HoursOutcome = Readonly<{ green: readonly Instant[]; red: readonly Instant[]; unknown: readonly Instant[] }>;

/** Hours that are saved together. */
const atOnce = 24;

/**
 * Asks the platform for its count and sum of the orders created in each hour and holds them against ours. Of hours that differ all
 * orders are read again, once, and the hours are looked at anew. A platform that is away leaves hours as they were: never green.
 */
export async function checkHours(merchant: Merchant, ask: HoursAsk): Promise<HoursOutcome> {
  const green: Instant[] = [];
  const red: Instant[] = [];
  const unknown: Instant[] = [];
  for (let at = 0; at < ask.hours.length; at += atOnce) {
    const hours = ask.hours.slice(at, at + atOnce);
    const first = await lookAt(merchant, { ...ask, hours }, false);
    const again = first.red.length > 0 && (await fillGaps(merchant, { ...ask, hours: first.red }));
    const second = again ? await lookAt(merchant, { ...ask, hours: first.red }, true) : { green: [], red: first.red, unknown: [] };
    green.push(...first.green, ...second.green);
    red.push(...second.red, ...second.unknown); // what was red and cannot be asked about any more is still red
    unknown.push(...first.unknown);
    if (first.unknown.length > 0) return { green, red, unknown: [...unknown, ...ask.hours.slice(at + atOnce)] };
  }
  return { green, red, unknown };
}

/** Looks at hours until the platform fails; saves what was learnt until then. */
async function lookAt(merchant: Merchant, { shopId, hours, askedBy, signal }: HoursAsk, isAfterFill: boolean): Promise<HoursOutcome> {
  const platform = new Map<Instant, PlatformFigures>();
  try {
    for (const hour of hours) {
      const window = { from: hour, to: plusMs(hour, hourMs) };
      platform.set(
        hour,
        await callShop(merchant, shopId, (connector, outside, access) => connector.countOrders(outside, access, window), signal),
      );
    }
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
    merchant.log.warn({ err: fault, shopId }, 'the platform could not be asked how many orders it has');
  }
  const checkedAt = merchant.clock();
  const looks = await inTransaction(merchant.db, (tx) => saveFindings(tx, { shopId, platform, askedBy, isAfterFill, checkedAt }));
  const inState = (state: HourLook['state']): Instant[] => looks.filter((look) => look.state === state).map(({ hour }) => hour);
  return { green: inState('green'), red: inState('red'), unknown: hours.filter((hour) => !platform.has(hour)) };
}

type Findings = Readonly<{
  shopId: ShopId;
  platform: ReadonlyMap<Instant, PlatformFigures>;
  askedBy: string;
  isAfterFill: boolean;
  checkedAt: Instant;
}>;

/** Holds the platform's figures against ours, writes both down, and tells of alarms that begin and end. */
async function saveFindings(tx: Tx, { shopId, platform, askedBy, isAfterFill, checkedAt }: Findings): Promise<readonly HourLook[]> {
  const known = await hoursForUpdate(tx, { shopId, hours: [...platform.keys()] });
  const own = await hourFigures(
    tx,
    [...platform.keys()].map((hour) => ({ shopId, hour, asOf: checkedAt })),
  );
  const looks = own.flatMap((ours) => {
    const theirs = platform.get(ours.hour);
    if (!theirs) return [];
    const state = hourState(comparable(theirs, ours.hour, checkedAt), ours);
    return [{ hour: ours.hour, state, platform: theirs, own: ours, isAlarming: isAlarming(state, known.get(ours.hour)) }];
  });
  await saveLooks(tx, { shopId, askedBy, isAfterFill, checkedAt, looks });
  const told = { by: systemCaller('completeness'), now: checkedAt };
  await emit(
    tx,
    told,
    looks.flatMap((look) => newsOf(shopId, look, known.get(look.hour))),
  );
  return looks;
}

/** Filling did not help often enough, and nobody was told yet. */
const isAlarming = (state: HourState, before: KnownHour | undefined): boolean =>
  state === 'red' && before?.alarmedAt === null && before.fillCount >= ledgerRules.fillsBeforeAlarm;

function newsOf(
  shopId: ShopId,
  { hour, state, platform, own, isAlarming: isAlarm }: HourLook,
  before: KnownHour | undefined,
): readonly Happened[] {
  const payload = {
    hour,
    platformCount: platform.orderCount,
    ourCount: own.orderCount,
    platformPaidFen: platform.paid,
    ourPaidFen: own.paid,
  };
  if (isAlarm) return [shopHourIncomplete({ subjectId: shopId, payload: { ...payload, fillCount: before?.fillCount ?? 0 } })];
  return state === 'green' && before?.alarmedAt ? [shopHourCompleted({ subjectId: shopId, payload })] : [];
}

/** Reads all orders again that were created in these hours; false when the platform failed. An attempt counts, failed or not. */
async function fillGaps(merchant: Merchant, { shopId, hours, askedBy, signal }: HoursAsk): Promise<boolean> {
  let isFilled = true;
  for (const span of joinedHours(hours)) isFilled = isFilled && (await fillGap(merchant, { shopId, span, askedBy, signal }));
  await saveFill(merchant.db, { shopId, hours, filledAt: isFilled ? merchant.clock() : null });
  return isFilled;
}
