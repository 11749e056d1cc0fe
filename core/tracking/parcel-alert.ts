import { msBetween, plusMs, type Instant } from '../kernel/instant.ts';
import type { WordValues } from '../kernel/words.ts';
import { alertKindCodes, type AlertKind } from './alert-kind.ts';
import { isInterceptionFailed, type InterceptionState } from './interception.ts';
import type { ParcelStanding } from './parcel-standing.ts';
import { falseSignOf, type Destination } from './false-sign.ts';
import { hoursOf, isRemoteProvince, type Threshold } from './threshold.ts';

/** What decides over the alerts of a parcel. */
export type AlertFacts = Readonly<{
  standing: ParcelStanding;
  shippedAt: Instant;
  carrier: string;
  destination: Destination;
  expectedAt: Instant | null;
  isLoop: boolean;
  /** somebody would tell us if it were picked up */
  isWatched: boolean;
  interception: Readonly<{ state: InterceptionState; endedAt: Instant | null }> | null;
}>;

/** Something that is wrong, since when, and the values of its sentence. */
export type FoundAlert = Readonly<{ kind: AlertKind; since: Instant; detail: WordValues }>;

/** What is wrong now, and when time alone may change that; null: it cannot. */
export type Judged = Readonly<{ alerts: readonly FoundAlert[]; nextAt: Instant | null }>;

/** `isTold`: the service itself says so, whatever our hours are. */
type Symptom = Readonly<{ since: Instant; isTold?: boolean; detail?: WordValues }>;

const hourMs = 3_600_000;

/** Judges a parcel by what is known of it at a moment. What it finds no more has ended by progress. */
export function alertsOf(facts: AlertFacts, thresholds: readonly Threshold[], now: Instant): Judged {
  const alerts: FoundAlert[] = [];
  const moments: Instant[] = [];
  const lane = { carrier: facts.carrier, isRemote: isRemoteProvince(facts.destination.province) };
  for (const kind of alertKindCodes) {
    const symptom = symptoms[kind](facts);
    if (!symptom) continue;
    const { since, isTold = false, detail = {} } = symptom;
    const hours = hoursOf(kind, lane, thresholds);
    const turnsAt = hours === null ? null : plusMs(since, hours * hourMs);
    const isOpen = isTold || turnsAt === null || (kind === 'false_sign' ? turnsAt > now : turnsAt <= now);
    if (isOpen) alerts.push({ kind, since, detail: hours === null ? detail : { ...detail, hours } });
    if (turnsAt !== null && turnsAt > now) moments.push(turnsAt);
  }
  return { alerts, nextAt: moments.toSorted()[0] ?? null };
}

/** Of each kind whether a parcel shows it, and since when; hours come after. */
const symptoms: Readonly<Record<AlertKind, (facts: AlertFacts) => Symptom | null>> = {
  pickup_late: ({ standing, shippedAt, isWatched }) => {
    if (isException(standing, 'PICKUP_TIMEOUT')) return told(standing);
    return standing.pickedUpAt === null && !standing.isOver && isWatched && standing.state === 'PENDING_PICKUP'
      ? { since: shippedAt }
      : null;
  },
  first_scan_late: ({ standing }) => (standing.state === 'PICKED_UP' && standing.since ? { since: standing.since } : null),
  stalled: ({ standing }) => {
    if (isException(standing, 'STALLED')) return told(standing);
    return standing.state === 'IN_TRANSIT' && standing.lastAt ? { since: standing.lastAt } : null;
  },
  delivery_late: ({ standing }) => {
    if (isException(standing, 'DELIVERY_TIMEOUT')) return told(standing);
    return standing.state === 'OUT_FOR_DELIVERY' && standing.sub !== 'AT_LOCKER' && standing.since ? { since: standing.since } : null;
  },
  delivery_failed: ({ standing }) => {
    const isOwn = standing.sub !== null && exceptionsOfOthers.has(standing.sub);
    return standing.state === 'EXCEPTION' && !standing.isOver && !isOwn && standing.damagedAt === null ? told(standing) : null;
  },
  locker_late: ({ standing }) => {
    if (isException(standing, 'LOCKER_TIMEOUT')) return told(standing);
    return standing.state === 'OUT_FOR_DELIVERY' && standing.sub === 'AT_LOCKER' && standing.since ? { since: standing.since } : null;
  },
  false_sign: ({ standing, destination }) => {
    const reason = falseSignOf(standing, destination);
    return reason && standing.deliveredAt ? { since: standing.deliveredAt, detail: { reason } } : null;
  },
  rejected: ({ standing }) => (standing.state === 'REJECTED' ? told(standing) : null),
  returning: ({ standing }) => (standing.state === 'RETURNED' && !standing.isOver ? told(standing) : null),
  damaged: ({ standing }) => (standing.damagedAt && !standing.isOver ? { since: standing.damagedAt } : null),
  promise_late: ({ standing, expectedAt }) =>
    expectedAt && !standing.isOver && standing.state !== 'RETURNED' && standing.state !== 'REJECTED' ? { since: expectedAt } : null,
  loop: ({ standing, isLoop, shippedAt }) => (isLoop && isOnTheRoad(standing) ? { since: standing.pickedUpAt ?? shippedAt } : null),
  forwarded: ({ standing }) => (standing.forwardedAt && isOnTheRoad(standing) ? { since: standing.forwardedAt } : null),
  intercept_failed: ({ standing, interception, shippedAt }) =>
    interception && isInterceptionFailed(interception.state) && !standing.isOver && standing.state !== 'RETURNED'
      ? { since: interception.endedAt ?? shippedAt }
      : null,
};

/** What exceptions of a service have a kind of their own here. */
const exceptionsOfOthers: ReadonlySet<string> = new Set(['PICKUP_TIMEOUT', 'STALLED', 'DELIVERY_TIMEOUT', 'LOCKER_TIMEOUT']);

const isException = ({ state, sub }: ParcelStanding, sought: string): boolean => state === 'EXCEPTION' && sub === sought;
const told = ({ since }: ParcelStanding): Symptom | null => (since ? { since, isTold: true } : null);
/** Not delivered, not even out for delivery, and not on its way back. */
const isOnTheRoad = ({ outAt, isOver, state }: ParcelStanding): boolean =>
  outAt === null && !isOver && state !== 'RETURNED' && state !== 'REJECTED';

/** An alert as it stands in the table; `handledAt`: when a person has ended it. */
export type KnownAlert = Readonly<{ id: string; kind: AlertKind; since: Instant; isOpen: boolean; handledAt: Instant | null }>;

/** What becomes of the alerts of a parcel: new ones, open ones that go on, open ones that have ended. */
export type Settled = Readonly<{
  opened: readonly FoundAlert[];
  kept: readonly Readonly<{ id: string; found: FoundAlert }>[];
  ended: readonly KnownAlert[];
}>;

/** What a person has ended comes back only when it began anew after that. */
export function settleAlerts(known: readonly KnownAlert[], found: readonly FoundAlert[]): Settled {
  const open = known.filter(({ isOpen }) => isOpen);
  const isHandled = ({ kind, since }: FoundAlert): boolean =>
    known.some((one) => one.kind === kind && one.handledAt !== null && msBetween(since, one.handledAt) >= 0);
  return {
    opened: found.filter((one) => !open.some(({ kind }) => kind === one.kind) && !isHandled(one)),
    kept: open.flatMap(({ id, kind }) => {
      const still = found.find((one) => one.kind === kind);
      return still ? [{ id, found: still }] : [];
    }),
    ended: open.filter(({ kind }) => !found.some((one) => one.kind === kind)),
  };
}
