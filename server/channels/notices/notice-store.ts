import type { CarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { ShipNoticeId } from '@zhidan/core/channels/notice/notice-api.ts';
import type { NoticeState } from '@zhidan/core/channels/notice/notice-state.ts';
import type { NoticeLine, NoticeReason } from '@zhidan/core/channels/notice/ship-notice.ts';
import type { FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { assignments, columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

/** A notice as it is made. */
export type NewNotice = Readonly<{
  id: ShipNoticeId;
  shopId: ShopId;
  orderId: string;
  parcelId: string;
  channelOrderNo: string;
  carrier: CarrierCode;
  waybillNo: string;
  lines: readonly NoticeLine[] | null;
  state: NoticeState;
  reason: NoticeReason | null;
  shipBy: Instant | null;
}>;

/** Writes notices; one of an order and a parcel that has one is left out. Answers those written. */
export async function insertNotices(
  tx: Tx,
  notices: readonly NewNotice[],
  { now, dueAt }: Readonly<{ now: Instant; dueAt: Instant }>,
): Promise<ReadonlySet<string>> {
  if (notices.length === 0) return new Set();
  const isWaiting = ({ state }: NewNotice): boolean => state === 'waiting';
  const columns: readonly Column<NewNotice>[] = [
    { name: 'id', type: 'uuid', of: ({ id }) => id },
    { name: 'shop_id', type: 'uuid', of: ({ shopId }) => shopId },
    { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
    { name: 'parcel_id', type: 'uuid', of: ({ parcelId }) => parcelId },
    { name: 'channel_order_no', type: 'text', of: ({ channelOrderNo }) => channelOrderNo },
    { name: 'carrier', type: 'text', of: ({ carrier }) => carrier },
    { name: 'waybill_no', type: 'text', of: ({ waybillNo }) => waybillNo },
    { name: 'lines', type: 'jsonb', of: ({ lines }) => lines && JSON.stringify(lines) },
    { name: 'state', type: 'text', of: ({ state }) => state },
    { name: 'reason', type: 'text', of: ({ reason }) => reason },
    { name: 'ship_by', type: 'timestamptz', of: ({ shipBy }) => shipBy },
    { name: 'try_count', type: 'integer', of: () => 0 },
    { name: 'due_at', type: 'timestamptz', of: (notice) => (isWaiting(notice) ? dueAt : null) },
    { name: 'is_late_told', type: 'boolean', of: () => false },
    { name: 'made_at', type: 'timestamptz', of: () => now },
    { name: 'ended_at', type: 'timestamptz', of: (notice) => (isWaiting(notice) ? null : now) },
  ];
  const { rows } = await sql<{ id: string }>`
    insert into ship_notices (${columnNames(columns)}) select * from ${givenRows(columns, notices)}
    on conflict (parcel_id, order_id) do nothing
    returning id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** A notice that is being tried. `isUncertain`: a call was made before, and nobody knows what came of it. */
export type TriedNotice = Readonly<{
  id: ShipNoticeId;
  orderId: string;
  channelOrderNo: string;
  carrier: CarrierCode;
  waybillNo: string;
  lines: readonly NoticeLine[] | null;
  shipBy: Instant | null;
  madeAt: Instant;
  tryCount: number;
  isLateTold: boolean;
  isUncertain: boolean;
}>;

/**
 * Takes notices for a try until `dueAt`: by then somebody else may. From this moment on a call may have been made, so who comes after
 * us asks the platform first.
 */
export async function takeNotices(
  db: Db,
  { shopId, ids, now, dueAt }: Readonly<{ shopId: ShopId; ids: readonly string[]; now: Instant; dueAt: Instant }>,
): Promise<readonly TriedNotice[]> {
  const { rows } = await sql<TriedNotice>`
    with taken as (
      select notice.id,
        notice.asked_at is not null or orders.shipping <> 'unshipped' or orders.closing = 'canceled' as is_uncertain
      from ship_notices as notice join orders on orders.id = notice.order_id
      where notice.id = any(${[...ids]}::uuid[]) and notice.shop_id = ${shopId} and notice.state = 'waiting'
      order by notice.id for no key update of notice
    )
    update ship_notices as notice set asked_at = ${now}, due_at = ${dueAt}, try_count = notice.try_count + 1
    from taken where taken.id = notice.id
    returning notice.id, notice.order_id as "orderId", notice.channel_order_no as "channelOrderNo", notice.carrier,
      notice.waybill_no as "waybillNo", notice.lines, notice.ship_by as "shipBy", notice.made_at as "madeAt",
      notice.try_count as "tryCount", notice.is_late_told as "isLateTold", taken.is_uncertain as "isUncertain"`.execute(db);
  return rows;
}

/** What came of a try. */
export type NoticeOutcome = Readonly<{
  id: ShipNoticeId;
  state: NoticeState;
  reason: NoticeReason | null;
  dueAt: Instant | null;
  /** whether a call may have reached the platform without an answer */
  isUncertain: boolean;
  isLateTold: boolean;
  fault: Readonly<{ kind: FaultKind; code: string; words: string }> | null;
}>;

/** Writes what came of tries; a notice that a person has settled meanwhile stays as it is. Answers those written. */
export async function saveOutcomes(tx: Tx, outcomes: readonly NoticeOutcome[], now: Instant): Promise<ReadonlySet<string>> {
  if (outcomes.length === 0) return new Set();
  const columns: readonly Column<NoticeOutcome>[] = [
    { name: 'state', type: 'text', of: ({ state }) => state },
    { name: 'reason', type: 'text', of: ({ reason }) => reason },
    { name: 'due_at', type: 'timestamptz', of: ({ dueAt }) => dueAt },
    { name: 'asked_at', type: 'timestamptz', of: ({ isUncertain }) => (isUncertain ? now : null) },
    { name: 'is_late_told', type: 'boolean', of: ({ isLateTold }) => isLateTold },
    { name: 'fault_kind', type: 'text', of: ({ fault }) => fault?.kind },
    { name: 'fault_code', type: 'text', of: ({ fault }) => fault?.code },
    { name: 'fault_words', type: 'text', of: ({ fault }) => fault?.words },
    { name: 'ended_at', type: 'timestamptz', of: ({ state }) => (state === 'waiting' ? null : now) },
  ];
  const keyed: readonly Column<NoticeOutcome>[] = [{ name: 'id', type: 'uuid', of: ({ id }) => id }, ...columns];
  const { rows } = await sql<{ id: string }>`
    update ship_notices set ${assignments(columns, 'given')} from ${givenRows(keyed, outcomes)}
    where ship_notices.id = given.id and ship_notices.state = 'waiting'
    returning ship_notices.id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Notices whose turn it is, by shop; they are somebody's until `dueAt`. */
export async function takeDueNotices(
  tx: Tx,
  { now, dueAt, limit }: Readonly<{ now: Instant; dueAt: Instant; limit: number }>,
): Promise<readonly Readonly<{ id: string; shopId: ShopId }>[]> {
  const { rows } = await sql<Readonly<{ id: string; shopId: ShopId }>>`
    with due as (
      select id from ship_notices where due_at <= ${now} and state = 'waiting' order by due_at, id limit ${limit} for update skip locked
    )
    update ship_notices as notice set due_at = ${dueAt} from due where due.id = notice.id
    returning notice.id, notice.shop_id as "shopId"`.execute(tx);
  return rows;
}

/** Notices of a shop that wait for its authorisation or its permission are everybody's again. */
export async function makeShopNoticesDue(tx: Tx, shopIds: readonly string[], now: Instant): Promise<void> {
  await sql`
    update ship_notices set due_at = ${now}
    where shop_id = any(${[...shopIds]}::uuid[]) and due_at is not null and fault_kind in ('auth_expired', 'permission')`.execute(tx);
}

/** A notice as people deal with it. */
export type HandledNotice = Readonly<{ id: ShipNoticeId; shopId: ShopId; orderId: string; waybillNo: string; state: NoticeState }>;

/** These notices, locked until the transaction ends. */
export async function noticesForUpdate(tx: Tx, ids: readonly string[]): Promise<readonly HandledNotice[]> {
  const { rows } = await sql<HandledNotice>`
    select id, shop_id as "shopId", order_id as "orderId", waybill_no as "waybillNo", state
    from ship_notices where id = any(${[...ids]}::uuid[]) order by id for no key update`.execute(tx);
  return rows;
}

/** They wait again, to be tried at once; what was tried before is not forgotten, so the platform is asked first. */
export async function reopenNotices(
  tx: Tx,
  ids: readonly string[],
  { now, dueAt }: Readonly<{ now: Instant; dueAt: Instant }>,
): Promise<void> {
  await sql`
    update ship_notices set state = 'waiting', reason = null, due_at = ${dueAt}, asked_at = coalesce(asked_at, ${now}),
      ended_at = null, ended_by = null, is_late_told = false
    where id = any(${[...ids]}::uuid[])`.execute(tx);
}

/** A person has told the platform. */
export async function settleNoticesByHand(
  tx: Tx,
  ids: readonly string[],
  { now, name }: Readonly<{ now: Instant; name: string }>,
): Promise<void> {
  await sql`
    update ship_notices set state = 'skipped', reason = 'settled_by_hand', due_at = null, ended_at = ${now}, ended_by = ${name}
    where id = any(${[...ids]}::uuid[])`.execute(tx);
}

/** Of these orders those that no failed or late notice is open of. */
export async function ordersWithoutTrouble(tx: Tx, orderIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...orderIds]}::uuid[]) as given (id)
    where not exists (
      select from ship_notices as notice
      where notice.order_id = given.id and (notice.state = 'failed' or (notice.state = 'waiting' and notice.is_late_told))
    )`.execute(tx);
  return rows.map(({ id }) => id);
}
