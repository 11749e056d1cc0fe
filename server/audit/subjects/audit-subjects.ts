import { auditExceptionKinds, routeExceptionKinds } from '@zhidan/core/audit/audit-exception.ts';
import type { AuditSubject } from '@zhidan/core/audit/audit-subject.ts';
import type { BlacklistKind } from '@zhidan/core/audit/blacklist.ts';
import { reckonSubject, type ParcelChoice, type PeopleFacts } from '@zhidan/core/audit/reckon-subject.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { orderExceptions, type OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import { ordersByIds, type StoredOrder } from '../../orders/index.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { hashesOf, type KindHash } from '../blacklist/blacklist-hash.ts';
import { blacklistHits } from '../blacklist/blacklist-store.ts';
import { areasOf } from './areas-of.ts';
import { partsOf } from './goods-query.ts';
import { peopleOf } from './people-query.ts';
import { scopesOf } from './scope-query.ts';

export type SubjectsAsk = Readonly<{
  orderIds: readonly string[];
  now: Instant;
  /** how parcels leave, where that is being decided right now; else as it is stored */
  parcels?: ReadonlyMap<string, ParcelChoice>;
}>;

/** An order as it stands and what rules ask of it. */
export type LookedUp = Readonly<{ stored: StoredOrder; subject: AuditSubject }>;

const nobody: PeopleFacts = {
  isBuyerKnown: false,
  orderCount90Days: 0,
  spent90DaysFen: 0,
  paidCount90Days: 0,
  refundedCount90Days: 0,
  hasOrderedBefore: false,
  sameSkuCount: 0,
  isReceiverKnown: false,
  unpaidCount: 0,
  waitingCount: 0,
};

const unknownArea: AuditSubject['area'] = { isRemote: null, isSuspended: null, rainAlertDays: null };

/**
 * Looks up all that rules may ask about these orders: eight statements for one or for five hundred. Addresses are opened here, in
 * the process, and written nowhere.
 */
export async function auditSubjects(db: Db, ask: SubjectsAsk, vault: Vault): Promise<ReadonlyMap<string, LookedUp>> {
  const { orderIds, now } = ask;
  if (orderIds.length === 0) return new Map();
  // asked together: the database looks up the next while the answer before is read
  const [orders, parts, scopes, people] = await Promise.all([
    ordersByIds(db, vault, orderIds),
    partsOf(db, orderIds),
    scopesOf(db, orderIds, unseenBy(ask)),
    peopleOf(db, orderIds, now),
  ]);
  const blacklisted = await blacklistedPeople(db, orders, { now, vault });
  const areas = await areasOf(db, orders, now);
  return new Map(
    orders.flatMap((stored) => {
      const scope = scopes.get(stored.id);
      if (!scope) return [];
      const { shopId, status, content } = stored;
      const exceptions = [...scope.exceptions];
      const subject = reckonSubject({
        order: { shopId, channel: scope.channel, status, content, exceptions },
        kind: scope.kind,
        tags: scope.tags,
        blockingExceptions: exceptions.filter(isBlocking),
        parts: parts.get(stored.id) ?? [],
        people: people.get(stored.id) ?? nobody,
        blacklisted: blacklisted.get(stored.id) ?? [],
        parcel: ask.parcels?.get(stored.id) ?? scope.parcel,
        area: areas.get(stored.id) ?? unknownArea,
      });
      return [[stored.id, { stored, subject }]];
    }),
  );
}

/** What audit itself says of an order is no reason for saying it; what routing says is found anew while parcels are routed. */
function unseenBy({ parcels }: SubjectsAsk): readonly OrderExceptionKind[] {
  return parcels ? [...auditExceptionKinds, ...routeExceptionKinds] : auditExceptionKinds;
}

function isBlocking(kind: string): boolean {
  const row = Object.hasOwn(orderExceptions, kind) ? orderExceptions[kind as keyof typeof orderExceptions] : undefined;
  return row?.effect === 'blocks';
}

const keyOf = ({ kind, hash }: KindHash): string => `${kind} ${hash.toString('hex')}`;

async function blacklistedPeople(
  db: Db,
  orders: readonly StoredOrder[],
  { now, vault }: Readonly<{ now: Instant; vault: Vault }>,
): Promise<ReadonlyMap<string, readonly BlacklistKind[]>> {
  const asked = orders.map(({ id, content }) => ({ id, hashes: hashesOf(vault, content) }));
  const hits = new Set(
    (
      await blacklistHits(
        db,
        asked.flatMap(({ hashes }) => hashes),
        now,
      )
    ).map(keyOf),
  );
  if (hits.size === 0) return new Map();
  return new Map(
    asked.map(({ id, hashes }) => [id, [...new Set(hashes.filter((hash) => hits.has(keyOf(hash))).map(({ kind }) => kind))].toSorted()]),
  );
}
