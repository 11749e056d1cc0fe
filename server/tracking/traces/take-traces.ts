import { canonicalJson, toJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { parcelStandingOf } from '@zhidan/core/tracking/parcel-standing.ts';
import { queryPauseMs, watchAfter, type ParcelWatch } from '@zhidan/core/tracking/parcel-watch.ts';
import { withTold, type KeptTrace } from '@zhidan/core/tracking/told-trace.ts';
import { parcelTraceChanged } from '@zhidan/core/tracking/tracking-event.ts';
import type { Trace } from '@zhidan/core/waybills/tracking-source.ts';
import { lockForClaim, moveUnderWay, type TraceMove } from '../../fulfillment/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { judgeParcels } from '../alerts/judge-parcels.ts';
import { endInterceptions } from '../interceptions/tell-interceptions.ts';
import { saveTraces, stillUnderWay, trackedByNumbers, type SavedTrace, type TrackedParcel } from './tracked-store.ts';

export type TakeTracesAsk = Asked<Readonly<{ road: 'push' | 'query'; told: readonly Trace[] }>>;

/** A parcel before and after a telling. */
type Taken = Readonly<{ before: TrackedParcel; after: SavedTrace }>;

/**
 * Takes what services tell of parcels, pushed or asked: merged with what was told before, so that repeated, late and disordered
 * tellings are nothing. Moves what couriers moved. Numbers that are not ours are left alone. Answers how many parcels it was news of.
 */
export async function takeTraces(tx: Tx, ask: TakeTracesAsk): Promise<number> {
  const { by, now, told } = ask;
  const known = await trackedByNumbers(tx, [...new Set(told.map(({ waybillNo }) => waybillNo))]);
  const taken = [...toldByParcel(known, told)].map(([before, some]) => ({ before, after: traceAfter(before, some, ask) }));
  const changed = taken.filter(isChanged);
  await moveParcels(tx, ask, changed);
  await saveTraces(
    tx,
    changed.map(({ after }) => after),
    now,
  );
  await emit(
    tx,
    { by, now },
    changed.filter(({ before, after: { standing } }) => before.state !== standing.state || before.sub !== standing.sub).map(newsOf),
  );
  const parcelIds = changed.map(({ after }) => after.parcelId);
  await endInterceptions(
    tx,
    { by, now },
    changed.map(({ before }) => before),
  );
  await judgeParcels(tx, { by, now, parcelIds });
  return changed.length;
}

/** A number that two carriers use belongs to the one that the service names, else to the parcel that left last. */
function toldByParcel(known: readonly TrackedParcel[], told: readonly Trace[]): ReadonlyMap<TrackedParcel, readonly Trace[]> {
  const byNumber = Map.groupBy(known, ({ waybillNo }) => waybillNo);
  const pairs = told.flatMap((trace): [TrackedParcel, Trace][] => {
    const some = (byNumber.get(trace.waybillNo) ?? []).toSorted((one, other) => (one.trackedAt < other.trackedAt ? 1 : -1));
    const parcel = some.find(({ carrier }) => carrier === trace.carrier) ?? some[0];
    return parcel ? [[parcel, trace]] : [];
  });
  const grouped = Map.groupBy(pairs, ([parcel]) => parcel);
  return new Map([...grouped].map(([parcel, some]) => [parcel, some.map(([, trace]) => trace)]));
}

function traceAfter(before: TrackedParcel, told: readonly Trace[], { road, now }: Pick<TakeTracesAsk, 'road' | 'now'>): SavedTrace {
  const start: KeptTrace = before;
  const { events, expectedAt, expectedToldAt, isLoop } = told.reduce(withTold, start);
  const standing = parcelStandingOf(events);
  const isNews = standing.lastAt !== null && standing.lastAt > (before.lastAt ?? '');
  const toldWatch = told.some(({ watch }) => watch !== 'on') ? 'given_up' : 'on';
  const watch = watchAfter({ watch: before.watch, road, told: toldWatch, isOver: standing.isOver, isNews });
  const { parcelId } = before;
  return { parcelId, events, expectedAt, expectedToldAt, isLoop, standing, watch, dueAt: dueAfter(before, watch, now) };
}

/** When a service gives a parcel up we ask at once, and then from time to time. */
function dueAfter(before: TrackedParcel, watch: ParcelWatch, now: Instant): Instant | null {
  if (watch === 'wanted') return before.watch === 'wanted' ? before.dueAt : now;
  if (watch !== 'given_up') return null;
  return before.watch === 'given_up' ? (before.dueAt ?? plusMs(now, queryPauseMs)) : now;
}

function isChanged({ before, after }: Taken): boolean {
  const kept = ({ events, expectedAt, expectedToldAt, isLoop, watch }: KeptTrace & Readonly<{ watch: ParcelWatch }>) =>
    canonicalJson(toJson({ events, expectedAt, expectedToldAt, isLoop, watch }));
  return kept(before) !== kept(after);
}

/** The first parcel that is picked up takes a fulfillment order under way, the last that is delivered ends its journey. */
async function moveParcels(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, changed: readonly Taken[]): Promise<void> {
  const departed = changed.filter(({ before, after: { standing } }) => before.pickedUpAt === null && standing.pickedUpAt !== null);
  const signed = changed.filter(({ before, after: { standing } }) => before.deliveredAt === null && standing.deliveredAt !== null);
  if (departed.length === 0 && signed.length === 0) return;
  const idsOf = (some: readonly Taken[]): string[] => [...new Set(some.map(({ before }) => before.fulfillmentOrderId))];
  // of two parcels that are delivered at one moment, by two tellings, the second to come sees the first
  if (signed.length > 0) await lockForClaim(tx, by, idsOf([...departed, ...signed]));
  const open = await stillUnderWay(
    tx,
    idsOf(signed),
    signed.map(({ after }) => after.parcelId),
  );
  const moves = [
    ...departed.flatMap(({ after: { parcelId, standing } }): TraceMove[] =>
      standing.pickedUpAt ? [{ parcelId, action: 'depart', at: standing.pickedUpAt }] : [],
    ),
    ...signed.flatMap(({ before, after: { parcelId, standing } }): TraceMove[] =>
      standing.deliveredAt && !open.has(before.fulfillmentOrderId) ? [{ parcelId, action: 'sign', at: standing.deliveredAt }] : [],
    ),
  ];
  await moveUnderWay(tx, { by, now, moves });
}

function newsOf({ before: { parcelId, fulfillmentOrderId, orderIds, waybillNo, state, sub }, after: { standing } }: Taken) {
  return parcelTraceChanged({
    subjectId: parcelId,
    payload: {
      fulfillmentOrderId,
      orderIds: [...orderIds],
      waybillNo,
      state: standing.state,
      sub: standing.sub,
      since: standing.since,
    },
    before: { state, sub },
    after: { state: standing.state, sub: standing.sub },
  });
}
